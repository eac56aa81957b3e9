using SemGeo.Pipelines.Audit;

namespace SemGeo.Pipelines.Tests.Audit;

[TestClass]
public sealed class MeanIntervalTests
{
    [TestMethod]
    public void Interval_lies_about_the_mean_as_wide_as_the_normal_one()
    {
        // Half zeros, half ones: the mean's standard error is 0.5 / 10.
        var interval = MeanInterval.Of([.. Enumerable.Range(0, 100).Select(i => (double)(i % 2))]);
        Assert.AreEqual(0.5, interval.Mean);
        Assert.AreEqual(0.5 - 1.96 * 0.05, interval.Low, 0.015);
        Assert.AreEqual(0.5 + 1.96 * 0.05, interval.High, 0.015);
    }

    [TestMethod]
    public void Equal_values_have_no_width_and_none_no_interval()
    {
        Assert.AreEqual(new MeanInterval(3, 3, 3), MeanInterval.Of([3, 3, 3]));
        Assert.IsTrue(double.IsNaN(MeanInterval.Of([]).Mean));
    }
}
