using NetTopologySuite.Geometries;

namespace SemGeo.GazetteerBuild.Tests.Borders;

/// <summary>Rings without their last point, which is the first.</summary>
internal static class Rings
{
    public static LinearRing Ring(params (int X, int Y)[] points) => new([.. points.Append(points[0]).Select(point => new Coordinate(point.X, point.Y))]);

    public static Polygon Polygon(params (int X, int Y)[] points) => new(Ring(points));
}
