using SemGeo.Evaluation;

namespace SemGeo.Core.Tests.Evaluation;

[TestClass]
public class WilsonIntervalTests
{
    // The published values of the score method without continuity correction: Newcombe, Statistics in Medicine 17 (1998), table I.
    [TestMethod]
    [DataRow(81, 263, 0.2553, 0.3662)]
    [DataRow(15, 148, 0.0624, 0.1605)]
    [DataRow(0, 20, 0, 0.1611)]
    [DataRow(1, 29, 0.0061, 0.1718)]
    public void Interval_is_the_published_one(int hits, int rows, double low, double high)
    {
        var interval = WilsonInterval.Of((double)hits / rows, rows);
        Assert.AreEqual(low, interval.Low, 5e-5);
        Assert.AreEqual(high, interval.High, 5e-5);
    }

    [TestMethod]
    public void Interval_of_misses_mirrors_that_of_hits()
    {
        for (var hits = 0; hits <= 40; hits++)
        {
            var interval = WilsonInterval.Of(hits / 40.0, 40);
            var mirrored = WilsonInterval.Of(1 - hits / 40.0, 40);
            Assert.AreEqual(interval.Low, 1 - mirrored.High, 1e-12);
            Assert.IsTrue(interval.Low >= 0 && interval.High <= 1 && interval.Low <= hits / 40.0 && interval.High >= hits / 40.0);
        }
    }

    [TestMethod]
    public void Interval_of_no_rows_is_everything() => Assert.AreEqual(new WilsonInterval(0, 1), WilsonInterval.Of(double.NaN, 0));

    [TestMethod]
    [DataRow(1.01)]
    [DataRow(-0.01)]
    [DataRow(double.NaN)]
    public void Fraction_out_of_range_is_an_error(double fraction)
        => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => WilsonInterval.Of(fraction, 10));
}
