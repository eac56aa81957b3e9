using NetTopologySuite.Geometries;
using SemGeo.Geography;

namespace SemGeo.Reports.Explanations;

/// <summary>One of the most probable cells.</summary>
/// <param name="Name">Its address in words.</param>
/// <param name="Probability">Its probability, 0 to 1.</param>
/// <param name="Coordinate">The mean position of its photos.</param>
/// <param name="Shape">What it covers, polygons in degrees (X = longitude) cut at the antimeridian; null where nobody knows, then it is a dot.</param>
public sealed record LikelyCell(string Name, double Probability, GeoCoordinate Coordinate, Geometry? Shape = null);
