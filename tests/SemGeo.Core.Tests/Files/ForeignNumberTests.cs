using System.Globalization;
using System.Text;
using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class ForeignNumberTests
{
    [TestMethod]
    [DataRow("48.5", true, 48.5)]
    [DataRow("-1e2", true, -100.0)]
    [DataRow("48\0", false, 0.0)]
    [DataRow("48.\0\0\0", false, 0.0)]
    [DataRow("\0", false, 0.0)]
    [DataRow("4\08", false, 0.0)]
    [DataRow("", false, 0.0)]
    public void Number_of_degrees(string text, bool isNumber, double number)
    {
        Assert.AreEqual(isNumber, ForeignNumber.TryRead(text, NumberStyles.Float, out double ofText));
        Assert.AreEqual(isNumber, ForeignNumber.TryRead(Encoding.UTF8.GetBytes(text), NumberStyles.Float, out double ofBytes));
        Assert.AreEqual(number, ofText);
        Assert.AreEqual(number, ofBytes);
    }

    [TestMethod]
    [DataRow("12", true, 12)]
    [DataRow("12\0", false, 0)]
    [DataRow("1\02", false, 0)]
    [DataRow("1.5", false, 0)]
    public void Whole_number(string text, bool isNumber, int number)
    {
        Assert.AreEqual(isNumber, ForeignNumber.TryRead(text, NumberStyles.None, out long ofText));
        Assert.AreEqual(isNumber, ForeignNumber.TryRead(Encoding.UTF8.GetBytes(text), NumberStyles.None, out int ofBytes));
        Assert.AreEqual(number, ofText);
        Assert.AreEqual(number, ofBytes);
    }
}
