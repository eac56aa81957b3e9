using SemGeo.Geography;
using SemGeo.Geography.S2;
using SemGeo.Partitioning;
using SemGeo.Partitioning.AdaptiveS2;

namespace SemGeo.Core.Tests.Partitioning.AdaptiveS2;

[TestClass]
public class S2CellLocatorTests
{
    [TestMethod]
    public void Every_image_is_found_in_the_finest_cell_that_holds_it()
    {
        GeoCoordinate[] images = [.. MadeCollection.Make(), GeoCoordinate.Missing, new(0, 181)];
        var set = AdaptiveS2Partitioning.Build(images, new() { MinImages = 10, MaxImages = [50, 200, 1000] });
        var batch = new int[images.Length];
        set.Locator!.Locate(images, batch);
        for (var i = 0; i < images.Length; i++)
        {
            Assert.AreEqual(Plainly(set.Hierarchy, images[i]), batch[i]);
            Assert.AreEqual(batch[i], set.LocationOf(images[i]));
        }

        // The images of each class are those that were counted.
        foreach (var level in set.Levels)
        {
            var found = new int[level.Cells.Count];
            foreach (var location in batch)
            {
                if (location >= 0 && level.ClassOf(location) is var cell and >= 0)
                    found[cell]++;
            }

            CollectionAssert.AreEqual(level.Cells.Select(cell => cell.ImageCount).ToArray(), found);
        }

        Assert.AreEqual(set.Statistics.WithoutFrequentLocation + set.Statistics.WithoutCoordinate, batch.Count(location => location < 0));
    }

    [TestMethod]
    public void Cells_between_may_be_missing()
    {
        // A table of cells alone, without those between a cell and the one around it.
        var set = new S2CellLocator(new LocationHierarchy(["47", "4797401"], [-1, 0], [2, 1], [default, default]));
        var cell = S2CellId.Parse("4797401");
        Assert.AreEqual(1, set.Locate(cell.Centre));
        Assert.AreEqual(0, set.Locate(cell.Parent(10).Child(0).Centre));
        Assert.AreEqual(-1, set.Locate(new(-40, 100)));
        Assert.AreEqual(-1, set.Locate(new(double.NaN, 100)));
    }

    [TestMethod]
    public void All_damaged_ids_are_named_in_one_message()
    {
        var hierarchy = new LocationHierarchy(["1c", "4.79E+16", "4.7E+064", "48"], [-1, -1, -1, -1], [1, 1, 1, 1], new GeoCoordinate[4]);
        var e = Assert.ThrowsExactly<PartitioningException>(() => new S2CellLocator(hierarchy));
        StringAssert.Contains(e.Message, "3 of 4 ids are no S2 cell tokens: '4.79E+16', '4.7E+064', '48'.");
    }

    [TestMethod]
    public void A_parent_that_does_not_hold_the_cell_is_named()
    {
        var hierarchy = new LocationHierarchy(["1c", "4797401"], [-1, 0], [1, 1], new GeoCoordinate[2]);
        StringAssert.Contains(Assert.ThrowsExactly<PartitioningException>(() => new S2CellLocator(hierarchy)).Message, "The cell '4797401' has the parent '1c'");
    }

    private static int Plainly(LocationHierarchy hierarchy, GeoCoordinate coordinate)
    {
        if (!coordinate.IsValid)
            return -1;
        var leaf = S2CellId.From(coordinate);
        return Enumerable.Range(0, hierarchy.Count).Select(location => (location, S2CellId.Parse(hierarchy.Ids[location])))
            .Where(known => known.Item2.Contains(leaf)).OrderByDescending(known => known.Item2.Level).Select(known => known.location).DefaultIfEmpty(-1).First();
    }
}
