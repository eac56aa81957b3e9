namespace SemGeo.Inference;

/// <summary>The finest named region that a photo was taken in with enough confidence: the honest answer.</summary>
/// <param name="Location">The region's number in the hierarchy; -1 where no region reaches the confidence.</param>
/// <param name="Probability">The region's probability: the finest head summed over it and all its descendants; NaN where there is none.</param>
/// <param name="Root">The most probable root (mostly a country), what to say beside an empty answer; -1 where there is none.</param>
/// <param name="RootProbability">The probability of <paramref name="Root"/>; NaN where there is none.</param>
public readonly record struct RegionPrediction(int Location, float Probability, int Root, float RootProbability)
{
    /// <summary>No region and no root.</summary>
    public static RegionPrediction None { get; } = new(-1, float.NaN, -1, float.NaN);

    /// <summary>Whether a region reaches the confidence.</summary>
    public bool IsConfident => Location >= 0;
}
