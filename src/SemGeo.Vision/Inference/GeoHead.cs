using SemGeo.Vision.Networks;

namespace SemGeo.Vision.Inference;

/// <summary>One head of a model.</summary>
/// <param name="Name">The partitioning's name, such as "Fine".</param>
/// <param name="Cells">The number of its cells, at least 1.</param>
/// <param name="Kind">What it says.</param>
public sealed record GeoHead(string Name, int Cells, HeadKind Kind = HeadKind.Cells);
