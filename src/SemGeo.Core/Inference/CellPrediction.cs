using SemGeo.Geography;

namespace SemGeo.Inference;

/// <summary>A predicted cell.</summary>
/// <param name="Cell">
/// The class at the level that was asked for (the finest, unless said otherwise); -1 where there is no answer, or where
/// <see cref="DecoderOptions.MinimumGranularity"/> made it a location that is no class.
/// </param>
/// <param name="Location">The location's number in the hierarchy; -1 where there is no answer.</param>
/// <param name="Coordinate">
/// Where to say that the photo was taken: the mean coordinate of the cell (paper 3.1.3); of all photos in the location where
/// the minimum granularity made the answer coarser; missing where there is no answer.
/// </param>
/// <param name="Probability">
/// The probability by which the cell was chosen, 0 to 1, summed over the cells that a coarser answer stands for: what the head gives it, or with f* and sums its share of all cells' products or sums
/// (<see cref="HierarchicalDecoder"/>); NaN where there is no answer.
/// </param>
public readonly record struct CellPrediction(int Cell, int Location, GeoCoordinate Coordinate, float Probability)
{
    /// <summary>No answer: the probabilities are no numbers, or no location is coarse enough.</summary>
    public static CellPrediction None { get; } = new(-1, -1, GeoCoordinate.Missing, float.NaN);

    /// <summary>Whether there is no answer.</summary>
    public bool IsNone => Location < 0;
}

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
