using SemGeo.Experiments.PlantedClues;

namespace SemGeo.Experiments.Tests.PlantedClues;

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
    public void Few_values_have_students_interval()
    {
        // Mean 2, deviation 1, two degrees of freedom: 4.303 / sqrt(3).
        var interval = MeanInterval.OfFew([1, 2, 3]);
        Assert.AreEqual(2, interval.Mean);
        Assert.AreEqual(2 - 2.4843, interval.Low, 1e-3);
        Assert.AreEqual(2 + 2.4843, interval.High, 1e-3);
        Assert.IsTrue(double.IsNaN(MeanInterval.OfFew([1]).Low));
        Assert.IsTrue(double.IsNaN(MeanInterval.OfFew([]).Mean));
    }

    [TestMethod]
    public void Equal_values_have_no_width_and_none_no_interval()
    {
        Assert.AreEqual(new MeanInterval(3, 3, 3), MeanInterval.Of([3, 3, 3]));
        Assert.IsTrue(double.IsNaN(MeanInterval.Of([]).Mean));
    }
}
