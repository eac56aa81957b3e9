using SemGeo.Geography;
using SemGeo.Partitioning.Combinatorial;

namespace SemGeo.Core.Tests.Partitioning.Combinatorial;

/// <summary>Atoms on the equator, a letter each: a at 1 E with 1 image, b at 2 E with 5, c at 11 E with 2, d at 12 E with 9; each is a neighbour of those beside it.</summary>
[TestClass]
public class GeoclassMergerTests
{
    private static readonly Atoms Line = Atoms.Of([At(1), At(2), At(2), At(2), At(2), At(2), At(11), At(11), .. Enumerable.Repeat(At(12), 9)], 8, 1);

    [TestMethod]
    [DataRow(4, "a b c d")]
    [DataRow(3, "ab c d", DisplayName = "a has fewest images and one neighbour")]
    [DataRow(2, "ab cd", DisplayName = "c has fewest images then, d is nearer than b")]
    [DataRow(1, "abcd")]
    public void Smallest_region_is_merged_with_its_nearest_neighbour(int classes, string expected)
        => Assert.AreEqual(expected, Merge(classes, new() { Randomness = 0 }));

    [TestMethod]
    public void Small_neighbours_can_count_for_more_than_near_ones()
    {
        // When ab has 6 images, c is next: d has 9 images and is 111 km away, ab has 6 and is about 1,020 km away.
        Assert.AreEqual("ab cd", Merge(2, new() { Randomness = 0, SizeWeight = 100 }));
        Assert.AreEqual("abc d", Merge(2, new() { Randomness = 0, SizeWeight = 1000 }));
    }

    [TestMethod]
    public void Islands_are_merged_with_the_nearest_region()
    {
        var alone = Enumerable.Range(0, 4).Select(_ => (IReadOnlyCollection<int>)[]).ToArray();
        Assert.AreEqual("ab c d", Letters(new GeoclassMerger(Line, alone, new() { Randomness = 0 }, 1).MergeTo(3)));
    }

    [TestMethod]
    public void Another_seed_gives_other_classes_and_the_same_seed_the_same()
    {
        var atoms = Atoms.Of([.. Enumerable.Range(0, 60).Select(i => new GeoCoordinate(i % 10, i / 10))], 8, 1);
        var neighbours = Enumerable.Range(0, atoms.Count).Select(i => (IReadOnlyCollection<int>)[.. new[] { i - 1, i + 1 }.Where(j => j >= 0 && j < atoms.Count)]).ToArray();
        int[] Merge(int seed) => new GeoclassMerger(atoms, neighbours, new(), seed).MergeTo(20);
        CollectionAssert.AreEqual(Merge(1), Merge(1));
        CollectionAssert.AreNotEqual(Merge(1), Merge(2));
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 20).ToArray(), Merge(1).Distinct().ToArray());
    }

    private static GeoCoordinate At(double longitude) => new(0.1, longitude);

    private static string Merge(int classes, GeoclassSetOptions options)
    {
        // Atoms ascend by S2 id; the letters follow the longitude.
        var order = Order();
        var neighbours = new IReadOnlyCollection<int>[4];
        for (var i = 0; i < 4; i++)
            neighbours[order[i]] = [.. new[] { i - 1, i + 1 }.Where(j => j is >= 0 and < 4).Select(j => order[j])];
        return Letters(new GeoclassMerger(Line, neighbours, options, 1).MergeTo(classes));
    }

    /// <summary>For each letter its atom.</summary>
    private static int[] Order() => [.. Enumerable.Range(0, 4).OrderBy(i => Line.Images[i].Mean.Value.Longitude)];

    private static string Letters(int[] classOf)
    {
        var order = Order();
        return string.Join(' ', Enumerable.Range(0, 4).GroupBy(letter => classOf[order[letter]]).Select(group => string.Concat(group.Select(letter => "abcd"[letter]))));
    }
}
