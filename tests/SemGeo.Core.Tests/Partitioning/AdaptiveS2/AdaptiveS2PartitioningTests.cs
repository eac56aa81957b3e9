using System.Globalization;
using SemGeo.Geography;
using SemGeo.Geography.S2;
using SemGeo.Partitioning;
using SemGeo.Partitioning.AdaptiveS2;

namespace SemGeo.Core.Tests.Partitioning.AdaptiveS2;

[TestClass]
public class AdaptiveS2PartitioningTests
{
    private static readonly GeoCoordinate Zurich = new(47.3769, 8.5417);

    [TestMethod]
    public void Build_gives_what_an_independent_implementation_gives()
    {
        var set = AdaptiveS2Partitioning.Build(MadeCollection.Make(), new() { MinImages = 10, MaxImages = [50, 200, 1000] });
        var golden = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", "s2-adaptive.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.HasCount(996, golden);
        foreach (var level in set.Levels)
        {
            var expected = golden.Where(fields => fields[0] == level.Threshold.ToString(CultureInfo.InvariantCulture)).OrderBy(fields => fields[1], StringComparer.Ordinal).ToArray();
            Assert.HasCount(expected.Length, level.Cells);
            foreach (var (fields, cell) in expected.Zip(level.Cells))
            {
                Assert.AreEqual(fields[1], cell.LocationId);
                Assert.AreEqual(int.Parse(fields[2], CultureInfo.InvariantCulture), cell.ImageCount, cell.LocationId);
                var mean = new GeoCoordinate(double.Parse(fields[3], CultureInfo.InvariantCulture), double.Parse(fields[4], CultureInfo.InvariantCulture));
                Assert.IsLessThan(0.001, GreatCircle.DistanceKm(mean, cell.Coordinate), cell.LocationId);
            }
        }
    }

    [TestMethod]
    public void Every_class_has_the_classes_around_it_as_parents()
    {
        var set = AdaptiveS2Partitioning.Build(MadeCollection.Make(), new() { MinImages = 10, MaxImages = [50, 200, 1000] });
        for (var level = 0; level < set.Levels.Count; level++)
        {
            for (var i = 0; i < set.Finest.Cells.Count; i++)
            {
                var parent = set.Levels[level].Cells[set.ParentsAt(level)[i]];
                Assert.IsTrue(S2CellId.Parse(parent.LocationId).Contains(S2CellId.Parse(set.Finest.Cells[i].LocationId)));
            }
        }

        // The hierarchy is the grid's: parents are one level up, roots are of the start level.
        for (var location = 0; location < set.Hierarchy.Count; location++)
        {
            var cell = S2CellId.Parse(set.Hierarchy.Ids[location]);
            var parent = set.Hierarchy.ParentOf(location);
            Assert.AreEqual(cell.Level == 2 ? null : cell.Parent(cell.Level - 1).ToString(), parent < 0 ? null : set.Hierarchy.Ids[parent]);
        }
    }

    [TestMethod]
    public void Build_does_not_depend_on_the_order_of_the_images()
    {
        var images = MadeCollection.Make();
        var options = new AdaptiveS2Options { MaxImages = [200] };
        var cells = AdaptiveS2Partitioning.Build(images, options).Finest.Cells;
        new Random(7).Shuffle(images);
        CollectionAssert.AreEqual(cells.ToArray(), AdaptiveS2Partitioning.Build(images, options).Finest.Cells.ToArray());
    }

    [TestMethod]
    [DataRow(50, 0)]
    [DataRow(51, 1)]
    public void A_cell_is_kept_when_it_holds_more_than_50_images(int images, int cells)
    {
        // A cluster that is kept in any case stands on another face.
        var set = AdaptiveS2Partitioning.Build([.. Enumerable.Repeat(Zurich, images), .. Enumerable.Repeat(new GeoCoordinate(0, 100), 60)], new());
        Assert.HasCount(1 + cells, set.Finest.Cells);
        Assert.AreEqual(cells == 1, set.Finest.Cells.Any(cell => cell.LocationId == S2CellId.From(Zurich, 2).ToString()));
        Assert.AreEqual(cells == 1 ? 0 : images, set.Statistics.WithoutFrequentLocation);
    }

    [TestMethod]
    public void A_cell_is_divided_when_it_holds_more_images_than_the_limit()
    {
        // The four children of a cell of level 2 with 25 images each: 100 are allowed, 101 are not.
        var cell = S2CellId.From(Zurich, 2);
        GeoCoordinate[] images = [.. Enumerable.Range(0, 100).Select(i => cell.Child(i % 4).Centre)];
        var options = new AdaptiveS2Options { MinImages = 20, MaxImages = [100] };
        var whole = AdaptiveS2Partitioning.Build(images, options);
        Assert.AreEqual((cell.ToString(), 100), (whole.Finest.Cells.Single().LocationId, whole.Finest.Cells[0].ImageCount));

        var divided = AdaptiveS2Partitioning.Build([.. images, cell.Child(3).Centre], options);
        CollectionAssert.AreEqual(
            new[] { (cell.Child(0).ToString(), 25), (cell.Child(1).ToString(), 25), (cell.Child(2).ToString(), 25), (cell.Child(3).ToString(), 26) },
            divided.Finest.Cells.Select(found => (found.LocationId, found.ImageCount)).ToArray());
        Assert.AreEqual(101, divided.Hierarchy.ImagesOf(divided.Hierarchy.IndexOf(cell.ToString())));
        Assert.AreEqual(-1, divided.Finest.ClassOf(divided.Hierarchy.IndexOf(cell.ToString())));
    }

    [TestMethod]
    public void Images_at_one_point_end_in_one_cell_of_the_finest_level()
    {
        var images = Enumerable.Repeat(Zurich, 6000).ToArray();
        var set = AdaptiveS2Partitioning.Build(images, new());
        foreach (var level in set.Levels)
        {
            var cell = level.Cells.Single();
            Assert.AreEqual(S2CellId.From(Zurich).ToString(), cell.LocationId);
            Assert.AreEqual(6000, cell.ImageCount);
            Assert.AreEqual(0, cell.SpreadKm, 0.2);
            Assert.IsLessThan(1e-4, GreatCircle.DistanceKm(Zurich, cell.Coordinate));
        }

        Assert.AreEqual(29, set.Hierarchy.Count); // Levels 2 to 30.
        Assert.AreEqual(S2CellId.From(Zurich, 10).ToString(), AdaptiveS2Partitioning.Build(images, new() { MaxLevel = 10 }).Finest.Cells.Single().LocationId);
        Assert.AreEqual("5", AdaptiveS2Partitioning.Build(Enumerable.Repeat(new GeoCoordinate(90, 0), 60).ToArray(), new() { StartLevel = 0 }).Finest.Cells.Single().LocationId);
    }

    [TestMethod]
    public void Means_are_right_across_the_antimeridian_and_at_a_pole()
    {
        // Level 0: face 3 reaches across the antimeridian, face 2 lies about the pole.
        GeoCoordinate[] images =
        [
            .. Enumerable.Repeat(new GeoCoordinate(0, 179), 60), .. Enumerable.Repeat(new GeoCoordinate(0, -177), 60),
            .. Enumerable.Range(0, 60).Select(i => new GeoCoordinate(80, i * 6 - 180)),
        ];
        var cells = AdaptiveS2Partitioning.Build(images, new() { StartLevel = 0 }).Finest.Cells;
        Assert.HasCount(2, cells);
        Assert.AreEqual(("5", 60), (cells[0].LocationId, cells[0].ImageCount));
        Assert.AreEqual(90, cells[0].Coordinate.Latitude, 1e-6);
        Assert.AreEqual(("7", 120), (cells[1].LocationId, cells[1].ImageCount));
        Assert.AreEqual(0, cells[1].Coordinate.Latitude, 1e-6);
        Assert.AreEqual(-179, cells[1].Coordinate.Longitude, 1e-6);
    }

    [TestMethod]
    public void Images_without_a_position_count_as_images_without_a_class()
    {
        GeoCoordinate[] images = [GeoCoordinate.Missing, new(91, 0), new(0, double.NaN), .. Enumerable.Repeat(Zurich, 60)];
        var statistics = AdaptiveS2Partitioning.Build(images, new()).Statistics;
        Assert.AreEqual((63, 3, 0, 1), (statistics.Images, statistics.WithoutCoordinate, statistics.WithoutFrequentLocation, statistics.Locations));
    }

    [TestMethod]
    public void Nothing_to_build_from_is_said()
    {
        StringAssert.Contains(Assert.ThrowsExactly<PartitioningException>(() => AdaptiveS2Partitioning.Build([], new())).Message, "None of the 0 images has a coordinate");
        StringAssert.Contains(Assert.ThrowsExactly<PartitioningException>(() => AdaptiveS2Partitioning.Build([GeoCoordinate.Missing], new())).Message, "None of the 1 images");
        StringAssert.Contains(Assert.ThrowsExactly<PartitioningException>(() => AdaptiveS2Partitioning.Build([Zurich], new())).Message, "No cell holds more than MinImages 50 images (1 images");
    }

    [TestMethod]
    public void All_errors_of_the_options_are_in_one_message()
    {
        var options = new AdaptiveS2Options { StartLevel = 9, MaxLevel = 31, MinImages = -1, MaxImages = [-2, -3], LevelNames = ["A", "A", ""] };
        Assert.AreEqual(
            "AdaptiveS2Options: MaxLevel is 31, it must be 0 to 30. MinImages is -1, it must be at least 0. "
            + "MaxImages[1] is -3 after -2, limits must ascend from fine to coarse. MaxImages[0] is -2, it must be above MinImages (-1), or no cell could be kept. "
            + "LevelNames has 3 names for 2 limits, it needs as many. LevelNames has an empty name, every level needs one. LevelNames has 'A' 2 times, names must differ.",
            Assert.ThrowsExactly<ArgumentException>(options.Validate).Message);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new AdaptiveS2Options { StartLevel = 4, MaxLevel = 3 }.Validate()).Message, "StartLevel is 4, it must be 0 to MaxLevel (3).");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new AdaptiveS2Options { MaxImages = [] }.Validate()).Message, "MaxImages has no value");
    }

    [TestMethod]
    public void A_set_survives_its_file()
    {
        var set = AdaptiveS2Partitioning.Build(MadeCollection.Make(), new() { LevelNames = ["a", "b", "c"] });
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
            PartitioningSetFile.Write(set, writer);
        stream.Position = 0;
        var read = PartitioningSetFile.Read(new BinaryReader(stream));
        Assert.AreEqual(AdaptiveS2Partitioning.Source, read.Source);
        foreach (var (before, after) in set.Levels.Zip(read.Levels))
        {
            Assert.AreEqual(before.Name, after.Name);
            CollectionAssert.AreEqual(before.Cells.ToArray(), after.Cells.ToArray());
        }

        Assert.AreEqual(PartitioningScheme.AdaptiveS2, read.Scheme);
        Assert.AreEqual(set.LocationOf(Zurich), read.LocationOf(Zurich));
    }
}
