namespace SemGeo.Vision.Inference;

/// <summary>One classification layer of a model.</summary>
/// <param name="Name">The partitioning's name, such as "Fine".</param>
/// <param name="Cells">The number of its cells, at least 1.</param>
public sealed record GeoHead(string Name, int Cells);
