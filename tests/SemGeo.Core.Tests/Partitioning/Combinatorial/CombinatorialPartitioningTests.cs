using System.Buffers.Binary;
using System.Security.Cryptography;
using SemGeo.Geography;
using SemGeo.Geography.S2;
using SemGeo.Partitioning;
using SemGeo.Partitioning.Combinatorial;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning.Combinatorial;

[TestClass]
public class CombinatorialPartitioningTests
{
    private static readonly GeoCoordinate[] Images = MakeImages(1);
    private static readonly Lazy<PartitioningSet> Built = new(() => CombinatorialPartitioning.Build(Images, Options()));

    [TestMethod]
    public void Every_set_has_the_classes_asked_for_and_combinations_are_finer()
    {
        var set = Built.Value;
        CollectionAssert.AreEqual(new[] { ("Set1", 30), ("Set2", 25), ("Set3", 30) }, set.Levels.Select(level => (level.Name, level.Cells.Count)).ToArray());
        Assert.AreEqual(CombinatorialPartitioning.CombinationName, set.Finest.Name);
        Assert.IsGreaterThan(60, set.Finest.Cells.Count);
        Assert.AreEqual(PartitioningScheme.Combinatorial, set.Scheme);
    }

    [TestMethod]
    public void Combinations_are_the_different_tuples_of_classes()
    {
        var set = Built.Value;
        var tuples = Enumerable.Range(0, set.Finest.Cells.Count).Select(i => (set.ParentsAt(0)[i], set.ParentsAt(1)[i], set.ParentsAt(2)[i])).ToArray();
        Assert.HasCount(set.Finest.Cells.Count, tuples.Distinct().ToArray());
        var images = new Dictionary<(int, int, int), List<GeoCoordinate>>();
        var labels = set.LabelsOf(Images);
        for (var i = 0; i < Images.Length; i++)
        {
            var tuple = (labels[0][i], labels[1][i], labels[2][i]);
            if (!images.TryGetValue(tuple, out var list))
                images[tuple] = list = [];
            list.Add(Images[i]);
        }

        CollectionAssert.AreEquivalent(tuples, images.Keys.ToArray());
        for (var i = 0; i < tuples.Length; i++)
        {
            var mean = default(MeanCoordinate);
            foreach (var coordinate in images[tuples[i]])
                mean.Add(coordinate);
            Assert.AreEqual((images[tuples[i]].Count, mean.Value), (set.Finest.Cells[i].ImageCount, set.Finest.Cells[i].Coordinate), $"combination {i}");
        }
    }

    [TestMethod]
    public void Images_of_an_atom_share_their_classes_and_an_unknown_atom_has_none()
    {
        var set = Built.Value;
        var centre = S2CellId.From(Images[0], 5).Centre;
        Assert.AreEqual(set.LocationOf(Images[0]), set.LocationOf(centre));
        Assert.AreEqual(-1, set.ClassOf(new GeoCoordinate(-80, 0), 0));
        Assert.AreEqual(-1, set.ClassOf(GeoCoordinate.Missing, 0));
    }

    [TestMethod]
    public void Same_images_in_another_order_give_the_same_set_and_another_seed_another()
    {
        GeoCoordinate[] shuffled = [.. Images];
        new Random(5).Shuffle(shuffled);
        CollectionAssert.AreEqual(SavedSet.BytesOf(Built.Value), SavedSet.BytesOf(CombinatorialPartitioning.Build(shuffled, Options())));
        var other = Options();
        other.Seed = 2;
        CollectionAssert.AreNotEqual(
            Built.Value.Finest.Cells.Select(cell => cell.LocationId).ToArray(), CombinatorialPartitioning.Build(Images, other).Finest.Cells.Select(cell => cell.LocationId).ToArray());
    }

    [TestMethod]
    public void Set_that_was_saved_is_the_same()
    {
        var bytes = SavedSet.BytesOf(Built.Value);
        var read = SavedSet.Read(bytes);
        CollectionAssert.AreEqual(bytes, SavedSet.BytesOf(read));
        CollectionAssert.AreEqual(Built.Value.Finest.Cells.ToArray(), read.Finest.Cells.ToArray());
        var (before, after) = (Built.Value.LabelsOf(Images), read.LabelsOf(Images));
        for (var level = 0; level < before.Length; level++)
            CollectionAssert.AreEqual(before[level], after[level]);
    }

    [TestMethod]
    public void Forged_bytes_are_a_clear_error_or_a_set_but_never_another_exception()
    {
        var bytes = SavedSet.BytesOf(Combinations.Make());
        var refused = 0;
        for (var i = 52; i < bytes.Length; i++)
        {
            foreach (var value in new byte[] { 0, 0x7f, 0xff })
            {
                var forged = (byte[])bytes.Clone();
                forged[i] = value;
                SHA256.HashData(forged.AsSpan(52), forged.AsSpan(20));
                try
                {
                    SavedSet.Read(forged);
                }
                catch (PartitioningException)
                {
                    refused++;
                }
            }
        }

        Assert.IsGreaterThan(100, refused);
    }

    [TestMethod]
    public void Number_of_atoms_beyond_the_bytes_that_are_there_is_refused()
    {
        // Last in the file: the level, the number of atoms, three atoms of twelve bytes.
        var bytes = SavedSet.BytesOf(Combinations.Make());
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(bytes.Length - 3 * 12 - 4), 400_000_000);
        SHA256.HashData(bytes.AsSpan(52), bytes.AsSpan(20));
        Assert.Contains("400000000 items", Assert.ThrowsExactly<PartitioningFormatException>(() => SavedSet.Read(bytes)).Message);
    }

    [TestMethod]
    public void Combination_that_contradicts_the_hierarchy_or_its_classes_is_an_error_that_names_the_cell()
    {
        var parent = Assert.ThrowsExactly<PartitioningException>(() => Combinations.Make(parentOfB: "P1.c"));
        Assert.StartsWith("Cell 1 'C.b' of 'Combination' has the class 'P1.ab' at 'Set1', but the hierarchy leads to 'P1.c'.", parent.Message);
        var images = Assert.ThrowsExactly<PartitioningException>(() => Combinations.Make(imagesOfFirst: 4));
        Assert.StartsWith("Cell 0 'P1.ab' of 'Set1' has 4 images, but its combinations have 3.", images.Message);
    }

    [TestMethod]
    public void Rare_atoms_can_be_left_out()
    {
        var options = Options();
        options.MinImagesPerAtom = 3;
        var set = CombinatorialPartitioning.Build([.. Images, new(-80, 0)], options);
        Assert.AreEqual(-1, set.ClassOf(new GeoCoordinate(-80, 0), 0));
        Assert.IsGreaterThan(0, set.Statistics.WithoutFrequentLocation);
        Assert.AreEqual(Images.Length + 1 - set.Statistics.WithoutFrequentLocation, set.Finest.Cells.Sum(cell => cell.ImageCount));
    }

    [TestMethod]
    public void Wrong_options_and_too_few_atoms_are_errors()
    {
        var error = Assert.ThrowsExactly<PartitioningException>(() => CombinatorialPartitioning.Build([Images[0]], Options()));
        Assert.StartsWith("A set wants 30 classes, but only 1 S2 cells of level 5 hold 1 images or more.", error.Message);
        Assert.ThrowsExactly<PartitioningException>(() => CombinatorialPartitioning.Build([GeoCoordinate.Missing], Options()));
        var options = new CombinatorialPartitioningOptions { AtomLevel = 31, MinImagesPerAtom = 0, Neighbours = 0, Sets = [new() { Classes = 0, Randomness = -1, SizeWeight = double.NaN }] };
        var message = Assert.ThrowsExactly<ArgumentException>(options.Validate).Message;
        foreach (var part in new[] { "AtomLevel is 31", "MinImagesPerAtom is 0", "Neighbours is 0", "at least 2", "Sets[0].Classes is 0", "Sets[0].Randomness is -1", "Sets[0].SizeWeight is NaN" })
            Assert.Contains(part, message);
    }

    [TestMethod]
    public void Report_tells_of_combinations_too()
    {
        var report = PartitioningReport.Of(Combinations.Make());
        CollectionAssert.AreEqual(new[] { "Set1", "Set2", "Combination" }, report.Levels.Select(level => level.Name).ToArray());
        Assert.AreEqual(new LevelSummary("Combination", 3, 3, 6, 0, 1, 2, 3, 2, 0, 0), report.Levels[2]);
    }

    private static CombinatorialPartitioningOptions Options() => new()
    {
        AtomLevel = 5,
        Sets = [new() { Classes = 30 }, new() { Classes = 25, NeighbourWeight = 2 }, new() { Classes = 30, SizeWeight = 10 }],
    };

    /// <summary>Photos around forty towns, some of them on the antimeridian.</summary>
    private static GeoCoordinate[] MakeImages(int seed)
    {
        var random = new Random(seed);
        var towns = Enumerable.Range(0, 40).Select(i => (Latitude: random.NextDouble() * 120 - 60, Longitude: i < 3 ? 179.9 : random.NextDouble() * 360 - 180)).ToArray();
        return [.. Enumerable.Range(0, 2000).Select(_ =>
        {
            var (latitude, longitude) = towns[(int)(towns.Length * random.NextDouble() * random.NextDouble())];
            var east = longitude + random.NextDouble() * 12 - 6;
            return new GeoCoordinate(latitude + random.NextDouble() * 12 - 6, east > 180 ? east - 360 : east < -180 ? east + 360 : east);
        })];
    }
}
