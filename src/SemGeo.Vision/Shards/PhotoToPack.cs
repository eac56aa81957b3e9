using SemGeo.Geography;

namespace SemGeo.Vision.Shards;

/// <summary>A photo that is to go into a shard.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="Path">Its file, or its address in another shard.</param>
/// <param name="Coordinate">Where it was taken, or <see cref="GeoCoordinate.Missing"/>.</param>
/// <param name="Columns">What else is known of it, by name; kept as text.</param>
public sealed record PhotoToPack(string Id, string Path, GeoCoordinate Coordinate, IReadOnlyList<KeyValuePair<string, string>> Columns);
