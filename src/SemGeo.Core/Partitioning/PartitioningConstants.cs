namespace SemGeo.Partitioning;

/// <summary>The constants of the semantic partitioning.</summary>
internal static class PartitioningConstants
{
    /// <summary>Locations with fewer images are taken out before anything else (paper 4.1.1, base filter).</summary>
    public const int MinImages = 50;

    /// <summary>A class whose photos lie farther apart than this is warned of: the coarsest radius of the evaluation (paper 4.1.1).</summary>
    public const double SpreadWarningKm = 2500;

    /// <summary>The thresholds of the main configuration, fine to coarse (authors' files).</summary>
    public static IReadOnlyList<int> Thresholds { get; } = [100, 125, 250];

    /// <summary>The names of one, two, three and more levels, fine to coarse (paper 4.1.1: coarse, middle, fine).</summary>
    public static IReadOnlyList<string> LevelNames(int count) => count switch
    {
        1 => ["Fine"],
        2 => ["Fine", "Coarse"],
        3 => ["Fine", "Middle", "Coarse"],
        _ => [.. Enumerable.Range(1, count).Select(i => $"Level{i}")],
    };
}
