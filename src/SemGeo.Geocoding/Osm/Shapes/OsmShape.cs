using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using PointLocation = NetTopologySuite.Geometries.Location;

namespace SemGeo.Geocoding.Osm.Shapes;

/// <summary>
/// A point, line or area in whole units of 1e-7 degrees, as OSM has them: eight bytes a vertex. Distances are in degrees on the plane, as Nominatim measures them.
/// </summary>
/// <remarks>Immutable.</remarks>
internal sealed class OsmShape
{
    private const double Unit = 1e-7;

    private readonly int[] _xy;

    // Where each ring of an area ends, in vertices; empty for points and lines.
    private readonly int[] _ringEnds;

    private OsmShape(int[] xy, int[] ringEnds)
    {
        _xy = xy;
        _ringEnds = ringEnds;
        Bounds = new Envelope();
        for (var i = 0; i < xy.Length; i += 2)
            Bounds.ExpandToInclude(X(i / 2), Y(i / 2));
    }

    /// <summary>The smallest rectangle around it.</summary>
    public Envelope Bounds { get; }

    /// <summary>Whether it is an area.</summary>
    public bool IsArea => _ringEnds.Length > 0;

    /// <summary>Whether it is a line.</summary>
    public bool IsLine => !IsArea && VertexCount > 1;

    /// <summary>The number of vertices.</summary>
    public int VertexCount => _xy.Length / 2;

    /// <summary>A point or line.</summary>
    /// <param name="xy">Longitude and latitude of each vertex; kept.</param>
    public static OsmShape Line(params int[] xy) => new(xy, []);

    /// <summary>An area, from all of its rings in any order; what an odd number of rings is around is inside.</summary>
    public static OsmShape Area(IReadOnlyList<int[]> rings)
    {
        var ends = new int[rings.Count];
        for (var i = 0; i < ends.Length; i++)
            ends[i] = (i == 0 ? 0 : ends[i - 1]) + rings[i].Length / 2;
        return new OsmShape(rings.Count == 1 ? rings[0] : [.. rings.SelectMany(ring => ring)], ends);
    }

    /// <summary>The area of polygons.</summary>
    public static OsmShape Area(Geometry polygons)
    {
        var rings = new List<int[]>();
        for (var i = 0; i < polygons.NumGeometries; i++)
        {
            var polygon = (Polygon)polygons.GetGeometryN(i);
            rings.Add(ToUnits(polygon.ExteriorRing));
            rings.AddRange(polygon.InteriorRings.Select(ToUnits));
        }

        return Area(rings);
    }

    /// <summary>The longitude of a vertex in degrees.</summary>
    public double X(int vertex) => _xy[2 * vertex] / 1e7;

    /// <summary>The latitude of a vertex in degrees.</summary>
    public double Y(int vertex) => _xy[2 * vertex + 1] / 1e7;

    /// <summary>The distance to a position in degrees; 0 inside an area.</summary>
    public double Distance(double x, double y)
    {
        if (Covers(x, y))
            return 0;
        ClosestPoint(x, y, out var closestX, out var closestY);
        return Length(closestX - x, closestY - y);
    }

    /// <summary>The point of the line or outline that is closest to a position.</summary>
    public void ClosestPoint(double x, double y, out double closestX, out double closestY)
    {
        (closestX, closestY) = (X(0), Y(0));
        var best = Square(closestX - x, closestY - y);
        var ring = 0;
        for (var i = 1; i < VertexCount; i++)
        {
            if (ring < _ringEnds.Length && i == _ringEnds[ring])
            {
                ring++;
                continue;
            }

            var (ax, ay, bx, by) = (X(i - 1), Y(i - 1), X(i), Y(i));
            var (dx, dy) = (bx - ax, by - ay);
            var length = Square(dx, dy);
            var t = length == 0 ? 0 : Math.Clamp(((x - ax) * dx + (y - ay) * dy) / length, 0, 1);
            var square = Square(ax + t * dx - x, ay + t * dy - y);
            if (square < best)
                (best, closestX, closestY) = (square, ax + t * dx, ay + t * dy);
        }
    }

    /// <summary>Whether an area has a position inside or on its outline.</summary>
    public bool Covers(double x, double y) => Locate(x, y) != PointLocation.Exterior;

    /// <summary>Where a position lies: inside the area or not by the crossings of a ray to the east, or on the outline.</summary>
    public PointLocation Locate(double x, double y)
    {
        if (!IsArea || !Bounds.Contains(x, y))
            return PointLocation.Exterior;
        var (px, py) = (Units(x), Units(y));
        var inside = false;
        var start = 0;
        foreach (var end in _ringEnds)
        {
            for (var i = start + 1; i < end; i++)
            {
                var (ay, by) = (_xy[2 * i - 1], _xy[2 * i + 1]);
                if ((ay > py && by > py) || (ay < py && by < py))
                    continue;
                var (ax, bx) = (_xy[2 * i - 2], _xy[2 * i]);
                var cross = ((double)bx - ax) * (py - ay) - (px - ax) * ((double)by - ay);
                if (cross == 0 && px >= Math.Min(ax, bx) && px <= Math.Max(ax, bx))
                    return PointLocation.Boundary;
                if (ay > py != by > py && cross < 0 == by < ay)
                    inside = !inside;
            }

            start = end;
        }

        return inside ? PointLocation.Interior : PointLocation.Exterior;
    }

    /// <summary>The distance to a rectangle in degrees; 0 where they meet or the rectangle lies inside the area.</summary>
    public double Distance(Envelope rectangle)
    {
        if (Covers(rectangle.MinX, rectangle.MinY))
            return 0;
        var best = double.PositiveInfinity;
        for (var i = 0; i < VertexCount; i++)
        {
            var (x, y) = (X(i), Y(i));
            best = Math.Min(best, Length(Beyond(x, rectangle.MinX, rectangle.MaxX), Beyond(y, rectangle.MinY, rectangle.MaxY)));
        }

        if (VertexCount > 1)
        {
            if (best > 0 && Crosses(rectangle))
                return 0;
            best = Math.Min(best, Math.Min(OutlineDistance(rectangle.MinX, rectangle.MinY), OutlineDistance(rectangle.MinX, rectangle.MaxY)));
            best = Math.Min(best, Math.Min(OutlineDistance(rectangle.MaxX, rectangle.MinY), OutlineDistance(rectangle.MaxX, rectangle.MaxY)));
        }

        return best;

        double OutlineDistance(double x, double y)
        {
            ClosestPoint(x, y, out var closestX, out var closestY);
            return Length(closestX - x, closestY - y);
        }
    }

    /// <summary>The point halfway along a line, and the point itself for a point.</summary>
    public (double X, double Y) Midpoint()
    {
        var total = 0.0;
        for (var i = 1; i < VertexCount; i++)
            total += Length(X(i) - X(i - 1), Y(i) - Y(i - 1));
        var left = total / 2;
        for (var i = 1; i < VertexCount; i++)
        {
            var (dx, dy) = (X(i) - X(i - 1), Y(i) - Y(i - 1));
            var length = Length(dx, dy);
            if (length >= left && length > 0)
                return (X(i - 1) + dx * left / length, Y(i - 1) + dy * left / length);
            left -= length;
        }

        return (X(0), Y(0));
    }

    /// <summary>The rings of the area, or the line itself, as coordinates.</summary>
    public IEnumerable<Coordinate[]> Lines()
    {
        var start = 0;
        foreach (var end in IsArea ? _ringEnds : [VertexCount])
        {
            var line = new Coordinate[end - start];
            for (var i = start; i < end; i++)
                line[i - start] = new Coordinate(X(i), Y(i));
            yield return line;
            start = end;
        }
    }

    private static int[] ToUnits(LineString ring)
    {
        var xy = new int[2 * ring.NumPoints];
        for (var i = 0; i < ring.NumPoints; i++)
        {
            xy[2 * i] = (int)Math.Round(ring.GetCoordinateN(i).X / Unit);
            xy[2 * i + 1] = (int)Math.Round(ring.GetCoordinateN(i).Y / Unit);
        }

        return xy;
    }

    private bool Crosses(Envelope rectangle)
    {
        var intersector = new RectangleLineIntersector(rectangle);
        return Bounds.Intersects(rectangle) && Lines().Any(line => Enumerable.Range(1, line.Length - 1).Any(i => intersector.Intersects(line[i - 1], line[i])));
    }

    /// <summary>Degrees in units; a vertex comes back as it was.</summary>
    private static double Units(double degrees)
    {
        var units = degrees * 1e7;
        var whole = Math.Round(units);
        return Math.Abs(units - whole) < 1e-5 ? whole : units;
    }

    private static double Beyond(double value, double low, double high) => Math.Max(0, Math.Max(low - value, value - high));

    private static double Square(double x, double y) => x * x + y * y;

    private static double Length(double x, double y) => Math.Sqrt(Square(x, y));
}
