using System.Globalization;
using System.Text;
using SemGeo.Tables;

namespace SemGeo.Core.Tests.Tables;

[TestClass]
public sealed class TableNumberTests
{
    [TestMethod]
    [DataRow("5.5", false, TableNumberKind.Number, 5.5)]
    [DataRow(" -1e1 ", false, TableNumberKind.Number, -10.0)]
    [DataRow("5,5", false, TableNumberKind.Unreadable, double.NaN)]
    [DataRow("5,5", true, TableNumberKind.Number, 5.5)]
    [DataRow("-14473,4", true, TableNumberKind.Number, -14473.4)]
    [DataRow("1,234.5", true, TableNumberKind.Unreadable, double.NaN)]
    [DataRow("1.234,5", true, TableNumberKind.Unreadable, double.NaN)]
    [DataRow("1,234,567", true, TableNumberKind.Unreadable, double.NaN)]
    [DataRow("1,", true, TableNumberKind.Unreadable, double.NaN)]
    [DataRow("1 234", false, TableNumberKind.Unreadable, double.NaN)]
    [DataRow("40.Jul", false, TableNumberKind.Unreadable, double.NaN)]
    [DataRow("0x10", false, TableNumberKind.Unreadable, double.NaN)]
    [DataRow("(5)", false, TableNumberKind.Unreadable, double.NaN)]
    [DataRow("", false, TableNumberKind.Missing, double.NaN)]
    [DataRow("  ", false, TableNumberKind.Missing, double.NaN)]
    [DataRow("NaN", false, TableNumberKind.Missing, double.NaN)]
    [DataRow("null", false, TableNumberKind.Missing, double.NaN)]
    [DataRow("N/A", false, TableNumberKind.Missing, double.NaN)]
    [DataRow("north", false, TableNumberKind.Unreadable, double.NaN)]
    [DataRow("48\0\0\0\0\0", false, TableNumberKind.Unreadable, double.NaN)]
    [DataRow("48,5\0", true, TableNumberKind.Unreadable, double.NaN)]
    [DataRow("\0\0", false, TableNumberKind.Unreadable, double.NaN)]
    public void Cell_is_a_number_nothing_or_unreadable(string cell, bool decimalComma, TableNumberKind kind, double number)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = German();
            Assert.AreEqual(kind, TableNumber.Read(Encoding.UTF8.GetBytes(cell), decimalComma, out var read));
            Assert.AreEqual(number, read);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // Numbers as in Germany, where the machine has no data of cultures too.
    private static CultureInfo German()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
        return culture;
    }
}
