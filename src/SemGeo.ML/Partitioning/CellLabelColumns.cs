namespace SemGeo.ML.Partitioning;

/// <summary>The columns that a step reads coordinates from, and what the names of those that it writes begin with.</summary>
internal sealed record CellLabelColumns(string Latitude, string Longitude, string Prefix);
