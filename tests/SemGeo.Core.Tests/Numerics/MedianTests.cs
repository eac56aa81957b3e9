using SemGeo.Numerics;

namespace SemGeo.Core.Tests.Numerics;

[TestClass]
public class MedianTests
{
    [TestMethod]
    public void Middle_value_and_mean_of_the_two_in_the_middle()
    {
        Assert.AreEqual(3, Median.Of([5.0, 1, 3]));
        Assert.AreEqual(2.5, Median.Of([4, 1, 3, 2]));
        Assert.AreEqual(1.5, Median.OfSorted([1f, 2f]));
        Assert.AreEqual(7, Median.Of([7L]));
        Assert.AreEqual((double)int.MaxValue, Median.Of([int.MaxValue, int.MaxValue]));
    }

    [TestMethod]
    public void Nothing_has_no_median_and_infinity_may_be_one()
    {
        Assert.AreEqual(double.NaN, Median.Of(Array.Empty<double>()));
        Assert.AreEqual(double.PositiveInfinity, Median.Of([1, double.PositiveInfinity, double.PositiveInfinity]));
    }

    [TestMethod]
    public void Values_are_left_in_their_order()
    {
        double[] values = [3, 1, 2];
        Assert.AreEqual(2, Median.Of(values));
        CollectionAssert.AreEqual(new double[] { 3, 1, 2 }, values);
    }
}
