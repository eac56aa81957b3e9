using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning;

[TestClass]
public class ThresholdSearchTests
{
    [TestMethod]
    [DataRow(6, 3, 6, 3)]
    [DataRow(6, 2, 6, 3, DisplayName = "no threshold gives two: of three and one, equally near, the smaller threshold has three")]
    [DataRow(5, 3, 5, 3)]
    public void Thresholds_come_nearest_to_the_classes_asked_for(int fine, int coarse, int expectedFine, int expectedCoarse)
    {
        // Thresholds up to 3 give six classes, 4 five, 5 four, 6 three (paris, fr, de), 7 to 12 one (fr).
        var set = Build(fine, coarse);
        Assert.AreEqual((expectedFine, expectedCoarse), (set.Levels[0].Cells.Count, set.Levels[1].Cells.Count));
    }

    [TestMethod]
    public void Counts_are_those_of_building_at_every_threshold()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var builder = new PartitioningSetBuilder(Places.Source);
            foreach (var (address, at) in RandomCollection.Draw(seed).Images)
                builder.Add(address, at);
            var counts = Enumerable.Range(1, 400).Select(threshold => Count(builder, threshold)).ToArray();
            foreach (var wanted in new[] { 1, 2, 5, 9, 14, 30 })
            {
                var set = builder.Build(new() { MinImages = 1, Classes = [wanted] }, new());
                var best = counts.Where(count => count > 0).MinBy(count => Math.Abs(count - wanted));
                Assert.AreEqual(Array.IndexOf(counts, best) + 1, set.Levels[0].Threshold, $"seed {seed}, {wanted} classes: nearest are {best}");
                Assert.AreEqual(best, set.Levels[0].Cells.Count);
            }
        }
    }

    [TestMethod]
    public void Levels_that_would_be_one_are_an_error()
    {
        var error = Assert.ThrowsExactly<PartitioningException>(() => Build(500, 400));
        Assert.Contains("Both 500 and 400 classes come nearest at the threshold", error.Message);
    }

    [TestMethod]
    public void Wrong_numbers_are_named_together()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(new PartitioningOptions { Classes = [0, 5], LevelNames = ["a"] }.Validate);
        Assert.Contains("Classes holds 0", error.Message);
        Assert.Contains("Classes[1] is 5 after 0", error.Message);
        Assert.Contains("LevelNames has 1 names for 2 classes", error.Message);
        new PartitioningOptions { Classes = [10, 5], Thresholds = [] }.Validate();
    }

    private static int Count(PartitioningSetBuilder builder, int threshold)
    {
        try
        {
            return builder.Build(Places.Options(1, threshold), new()).Finest.Cells.Count;
        }
        catch (PartitioningException)
        {
            return 0;
        }
    }

    private static PartitioningSet Build(params int[] classes)
        => Places.Builder(("paris fr", 6), ("lyon fr", 4), ("fr", 2), ("berlin de", 5), ("de", 1), ("mc", 3)).Build(new() { MinImages = 2, Classes = classes }, new());
}
