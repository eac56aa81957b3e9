using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning;

/// <summary>What holds for every collection, tried on random ones with wrong, missing and circular parents.</summary>
[TestClass]
public class PartitioningPropertyTests
{
    [TestMethod]
    public void Labels_are_those_of_the_plain_algorithm()
    {
        var cut = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var (images, options) = RandomCollection.Draw(seed);
            var set = RandomCollection.Build(images, options);
            var plain = new PlainPartitioning([.. images.Select(image => image.Address)], options);
            cut += set.Statistics.CutCycles;
            for (var level = 0; level < set.Levels.Count; level++)
            {
                var counts = new Dictionary<string, int>();
                foreach (var (address, _) in images)
                {
                    var cell = set.ClassOf(new Address(address), level);
                    var expected = plain.ClassOf(address, level);
                    Assert.AreEqual(expected, cell < 0 ? null : set.Levels[level].Cells[cell].LocationId, $"seed {seed}, level {level}: {string.Join(' ', address)}");
                    if (expected is not null)
                        counts[expected] = counts.GetValueOrDefault(expected) + 1;
                }

                CollectionAssert.AreEquivalent(counts.Select(count => (count.Key, count.Value)).ToArray(), set.Levels[level].Cells.Select(cell => (cell.LocationId, cell.ImageCount)).ToArray());
            }
        }

        Assert.IsGreaterThan(100, cut, "the collections must have cycles to cut");
    }

    [TestMethod]
    public void Result_does_not_depend_on_the_order_of_the_images()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (images, options) = RandomCollection.Draw(seed);
            var expected = BytesOf(RandomCollection.Build(images, options));
            new Random(seed).Shuffle(images);
            CollectionAssert.AreEqual(expected, BytesOf(RandomCollection.Build(images, options)), $"seed {seed}");
        }
    }

    [TestMethod]
    public void Levels_nest_the_coarse_class_of_an_image_is_the_parent_of_its_fine_class()
    {
        var missing = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var (images, options) = RandomCollection.Draw(seed);
            var set = RandomCollection.Build(images, options);
            var labels = set.LabelsOf([.. images.Select(image => new SemGeo.Locations.Address(image.Address))], Places.Source);
            for (var i = 0; i < images.Length; i++)
            {
                for (var level = 1; level < set.Levels.Count; level++)
                {
                    Assert.AreEqual(labels[0][i] < 0 ? -1 : set.ParentsAt(level)[labels[0][i]], labels[level][i], $"seed {seed}");
                    missing += labels[0][i] >= 0 && labels[level][i] < 0 ? 1 : 0;
                }
            }
        }

        Assert.IsGreaterThan(100, missing, "the collections must have roots that are missing at a coarser level");
    }

    private static byte[] BytesOf(PartitioningSet set)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        PartitioningSetFile.Write(set, writer);
        return stream.ToArray();
    }
}
