namespace SemGeo.Partitioning.AdaptiveS2;

/// <summary>The constants of the adaptive S2 partitioning, as published for PlaNet and used by the authors for comparison (paper 4.1.1).</summary>
internal static class AdaptiveS2Constants
{
    /// <summary>The level of the cells that dividing begins with.</summary>
    public const int StartLevel = 2;

    /// <summary>The level of the cells that are not divided any more.</summary>
    public const int MaxLevel = 30;

    /// <summary>Cells with this many images or fewer are dropped.</summary>
    public const int MinImages = 50;

    /// <summary>Cells with more images are divided: one limit a level, fine to coarse.</summary>
    public static IReadOnlyList<int> MaxImages { get; } = [1000, 2000, 5000];
}
