using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;
using SemGeo.Files;

namespace SemGeo.Geocoding.Osm.Shapes;

/// <summary>Makes geometries of shapes.</summary>
internal static class ShapeGeometry
{
    private static readonly GeometryFactory Factory = new();

    /// <summary>The geometry of a shape; an area is valid, a multipolygon where it has several parts, and empty where nothing can be made of its rings.</summary>
    public static Geometry ToGeometry(this OsmShape shape)
    {
        if (!shape.IsArea)
            return shape.IsLine ? Factory.CreateLineString(shape.Lines().First()) : Factory.CreatePoint(new Coordinate(shape.X(0), shape.Y(0)));
        var rings = shape.Lines().Select(line => Factory.CreatePolygon(line)).ToArray();
        try
        {
            return PolygonBuilder.Build(rings, out _) ?? Factory.CreatePolygon();
        }
        catch (ReadLimitException)
        {
            return Factory.CreatePolygon();
        }
    }

    /// <summary>A geometry with fewer vertices, as valid as before.</summary>
    /// <param name="geometry">The geometry.</param>
    /// <param name="tolerance">How far an outline may move, in degrees; 0 for not at all.</param>
    public static Geometry Simplified(this Geometry geometry, double tolerance) =>
        tolerance == 0 || geometry.Dimension == Dimension.Point ? geometry : TopologyPreservingSimplifier.Simplify(geometry, tolerance);
}
