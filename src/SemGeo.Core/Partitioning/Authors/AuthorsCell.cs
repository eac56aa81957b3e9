using SemGeo.Geography;

namespace SemGeo.Partitioning.Authors;

/// <summary>A row of a table of cells.</summary>
internal sealed record AuthorsCell(int Index, string Id, int Images, GeoCoordinate Coordinate);
