using SemGeo.Geography;
using SemGeo.Partitioning;
using SemGeo.Partitioning.AdaptiveS2;

namespace SemGeo.Core.Tests.Partitioning.AdaptiveS2;

[TestClass]
public sealed class S2LimitSearchTests
{
    private static readonly GeoCoordinate[] Images = MadeCollection.Make()[..3000];

    [TestMethod]
    public void Counts_are_those_of_building_at_every_limit()
    {
        foreach (var (minImages, maxLevel) in new[] { (5, 30), (0, 6) })
        {
            var counts = S2LimitSearch.CountClasses(new S2ImageTree(Images, 2, maxLevel, minImages + 1).Nodes, minImages);
            Assert.IsGreaterThan(200, counts.Length, "Limits up to the images of the fullest cell are worth while.");
            for (var limit = minImages + 1; limit < 200; limit++)
                Assert.AreEqual(AdaptiveS2Partitioning.Build(Images, new() { MinImages = minImages, MaxImages = [limit], MaxLevel = maxLevel }).Finest.Cells.Count, counts[limit], $"limit {limit}");
        }
    }

    [TestMethod]
    public void Limits_come_nearest_to_the_classes_asked_for_without_going_below_the_one_with_most()
    {
        var fullest = S2LimitSearch.CountClasses(new S2ImageTree(Images, 2, 30, 6).Nodes, 5).Length - 1;
        var byLimit = Enumerable.Range(6, fullest - 5).ToDictionary(limit => limit, limit => AdaptiveS2Partitioning.Build(Images, new() { MinImages = 5, MaxImages = [limit] }).Finest.Cells.Count);
        var most = byLimit.Where(entry => entry.Value == byLimit.Values.Max()).Max(entry => entry.Key);
        foreach (var (fine, coarse) in new[] { (100, 40), (77, 31), (9000, 50) })
        {
            var set = AdaptiveS2Partitioning.Build(Images, new() { MinImages = 5, Classes = [fine, coarse] });
            foreach (var (level, wanted) in set.Levels.Zip([fine, coarse]))
            {
                var expected = byLimit.Where(entry => entry.Key >= most).OrderBy(entry => Math.Abs(entry.Value - wanted)).ThenByDescending(entry => entry.Key).First();
                Assert.AreEqual((expected.Key, expected.Value), (level.Threshold, level.Cells.Count));
            }

            CollectionAssert.AreEqual(new[] { "Fine", "Coarse" }, set.Levels.Select(level => level.Name).ToArray());
        }
    }

    [TestMethod]
    public void Levels_that_would_be_one_and_images_that_are_too_few_are_errors()
    {
        var same = Assert.ThrowsExactly<PartitioningException>(() => AdaptiveS2Partitioning.Build(Images, new() { MinImages = 5, Classes = [9000, 8000] }));
        Assert.Contains("Both 9000 and 8000 classes come nearest at the limit", same.Message);
        var few = Assert.ThrowsExactly<PartitioningException>(() => AdaptiveS2Partitioning.Build(Images[..3], new() { MinImages = 5, Classes = [2] }));
        Assert.Contains("No cell holds more than MinImages 5", few.Message);
    }

    [TestMethod]
    public void Wrong_numbers_are_named_together()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(new AdaptiveS2Options { Classes = [0, 5], LevelNames = ["a"] }.Validate);
        Assert.Contains("Classes holds 0", error.Message);
        Assert.Contains("Classes[1] is 5 after 0", error.Message);
        Assert.Contains("LevelNames has 1 names for 2 classes", error.Message);
        new AdaptiveS2Options { Classes = [10, 5], MaxImages = [] }.Validate();
    }
}
