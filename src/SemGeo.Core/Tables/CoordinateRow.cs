using SemGeo.Geography;

namespace SemGeo.Tables;

/// <summary>An image and its position, to be geocoded.</summary>
/// <param name="Id">The id of the image.</param>
/// <param name="Coordinate">Its position.</param>
public readonly record struct CoordinateRow(string Id, GeoCoordinate Coordinate);
