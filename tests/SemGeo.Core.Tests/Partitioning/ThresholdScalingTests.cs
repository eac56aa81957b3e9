using SemGeo.Partitioning;

namespace SemGeo.Core.Tests.Partitioning;

[TestClass]
public class ThresholdScalingTests
{
    [TestMethod]
    public void Collection_of_the_papers_size_or_more_keeps_the_papers_thresholds()
    {
        foreach (var images in new long[] { ThresholdScaling.PaperImages, long.MaxValue })
        {
            Assert.AreEqual(50, ThresholdScaling.Semantic(images).MinImages);
            CollectionAssert.AreEqual(new[] { 100, 125, 250 }, ThresholdScaling.Semantic(images).Thresholds.ToArray());
            CollectionAssert.AreEqual(new[] { 1000, 2000, 5000 }, ThresholdScaling.S2(images).MaxImages.ToArray());
            Assert.AreEqual(1000, ThresholdScaling.Countries(images).MinImages);
            Assert.AreEqual(3000, ThresholdScaling.Combinatorial(images).Sets[0].Classes);
        }
    }

    [TestMethod]
    public void Hundredth_of_the_photos_has_a_tenth_of_the_thresholds()
    {
        var options = ThresholdScaling.Semantic(ThresholdScaling.PaperImages / 100);
        Assert.AreEqual(5, options.MinImages);
        CollectionAssert.AreEqual(new[] { 10, 12, 25 }, options.Thresholds.ToArray());
        CollectionAssert.AreEqual(new[] { 100, 200, 500 }, ThresholdScaling.S2(ThresholdScaling.PaperImages / 100).MaxImages.ToArray());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(30)]
    [DataRow(5000)]
    public void Scaled_options_are_valid_however_small_the_collection(int images)
    {
        ThresholdScaling.Semantic(images).Validate();
        ThresholdScaling.S2(images).Validate();
        ThresholdScaling.Countries(images).Validate();
        ThresholdScaling.Combinatorial(images).Validate();
    }
}
