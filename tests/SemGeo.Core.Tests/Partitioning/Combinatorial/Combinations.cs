using SemGeo.Geography;
using SemGeo.Geography.S2;
using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Partitioning.Combinatorial;

namespace SemGeo.Core.Tests.Partitioning.Combinatorial;

/// <summary>Three combinations by hand: a with 1 image, b with 2, c with 3. The first set has the classes ab and c, the second a and bc.</summary>
internal static class Combinations
{
    private const int Level = 8;

    public static GeoCoordinate A { get; } = new(10, 1);

    public static GeoCoordinate B { get; } = new(10, 11);

    public static GeoCoordinate C { get; } = new(10, 21);

    public static PartitioningSet Make(int imagesOfFirst = 3, string parentOfB = "P1.ab")
    {
        string[] ids = ["C.a", "C.b", "C.c", "P1.ab", "P1.c", "P2.a", "P2.bc"];
        int[] parents = [3, Array.IndexOf(ids, parentOfB), 4, -1, -1, -1, -1];
        var hierarchy = new LocationHierarchy(ids, parents, [1, 2, 3, 3, 3, 1, 5], [A, B, C, B, C, A, C]);
        Cell[] finest = [Cell(0, 1, A), Cell(1, 2, B), Cell(2, 3, C)];
        var combinations = new PartitioningLevel(CombinatorialPartitioning.CombinationName, 3, finest, hierarchy);
        PartitioningLevel[] levels =
        [
            new("Set1", 2, [Cell(3, imagesOfFirst, B), Cell(4, 3, C)], hierarchy, finest, [0, 0, 1]),
            new("Set2", 2, [Cell(5, 1, A), Cell(6, 5, C)], hierarchy, finest, [0, 1, 1]),
        ];
        var atoms = new[] { (A, 0), (B, 1), (C, 2) }.Select(pair => (S2CellId.From(pair.Item1, Level).Id, pair.Item2)).OrderBy(pair => pair.Id).ToArray();
        var locator = new AtomLocator(Level, Array.ConvertAll(atoms, atom => atom.Id), Array.ConvertAll(atoms, atom => atom.Item2));
        return new PartitioningSet(
            new GeocoderSource("cplanet", "test"), hierarchy, new LocationTable(), levels, new CollectionStatistics(6, 0, 0, 0, 3, 0, 0), PartitioningScheme.Combinatorial, locator, combinations);

        Cell Cell(int location, int images, GeoCoordinate at) => new(location, ids[location], ids[location], images, at, 0);
    }
}
