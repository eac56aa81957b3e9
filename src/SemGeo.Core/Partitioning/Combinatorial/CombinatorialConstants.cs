namespace SemGeo.Partitioning.Combinatorial;

/// <summary>Constants of the combinatorial partitioning. Those of the publication belong to a collection of 30 million images; these suit MP-16 and are assumed.</summary>
internal static class CombinatorialConstants
{
    public const int ClassesPerSet = 3000;

    /// <summary>Cells of about 10 km.</summary>
    public const int AtomLevel = 10;

    public const int Neighbours = 8;

    /// <summary>Five sets as in the publication, each with weights of its own.</summary>
    public static IReadOnlyList<GeoclassSetOptions> Sets =>
    [
        new(),
        new() { NeighbourWeight = 1 },
        new() { SizeWeight = 0.1 },
        new() { NeighbourWeight = 1, SizeWeight = 0.1 },
        new() { ImageWeight = 0.5, DistanceWeight = 0.5, Randomness = 3 },
    ];
}
