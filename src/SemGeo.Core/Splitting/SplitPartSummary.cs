namespace SemGeo.Splitting;

/// <summary>What a part of a split holds.</summary>
/// <param name="Part">The part.</param>
/// <param name="Photos">Its photos.</param>
/// <param name="Share">Its share of all photos, 0 to 1.</param>
/// <param name="Wanted">The share that was asked for; NaN for photos left out.</param>
/// <param name="Cells">The different S2 cells of its photos.</param>
/// <param name="Groups">The different groups of its photos.</param>
public sealed record SplitPartSummary(SplitPart Part, long Photos, double Share, double Wanted, int Cells, int Groups);
