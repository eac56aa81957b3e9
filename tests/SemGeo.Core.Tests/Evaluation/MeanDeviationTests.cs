using SemGeo.Evaluation;

namespace SemGeo.Core.Tests.Evaluation;

[TestClass]
public sealed class MeanDeviationTests
{
    [TestMethod]
    public void Deviation_is_that_of_a_sample()
    {
        // 2, 4, 9: mean 5, squares 9 + 1 + 16 = 26, over 2.
        var value = MeanDeviation.Of([2, 4, 9]);
        Assert.AreEqual(5, value.Mean);
        Assert.AreEqual(Math.Sqrt(13), value.Deviation, 1e-12);
    }

    [TestMethod]
    public void One_value_has_no_deviation_and_none_no_mean()
    {
        Assert.AreEqual(3, MeanDeviation.Of([3]).Mean);
        Assert.IsTrue(double.IsNaN(MeanDeviation.Of([3]).Deviation));
        Assert.IsTrue(double.IsNaN(MeanDeviation.Of([]).Mean));
    }
}
