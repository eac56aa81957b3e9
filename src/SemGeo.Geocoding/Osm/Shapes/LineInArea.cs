using NetTopologySuite.Geometries;
using PointLocation = NetTopologySuite.Geometries.Location;

namespace SemGeo.Geocoding.Osm.Shapes;

/// <summary>Tells whether a line runs through an area, or only touches it in a point.</summary>
internal static class LineInArea
{
    /// <summary>Whether line and area have more than one point in common.</summary>
    public static bool Meet(OsmShape line, OsmShape area)
    {
        if (!line.Bounds.Intersects(area.Bounds))
            return false;
        var touching = new HashSet<(double, double)>();
        for (var i = 0; i < line.VertexCount; i++)
        {
            var (x, y) = (line.X(i), line.Y(i));
            switch (area.Locate(x, y))
            {
                case PointLocation.Interior:
                    return true;
                case PointLocation.Boundary:
                    touching.Add((x, y));
                    break;
            }
        }

        return touching.Count > 1 || Cross(line, area, touching);
    }

    private static bool Cross(OsmShape line, OsmShape area, HashSet<(double, double)> touching)
    {
        foreach (var ring in area.Lines())
        {
            for (var i = 1; i < ring.Length; i++)
            {
                var (a, b) = (ring[i - 1], ring[i]);
                if (!Envelope.Intersects(a, b, new Coordinate(line.Bounds.MinX, line.Bounds.MinY), new Coordinate(line.Bounds.MaxX, line.Bounds.MaxY)))
                    continue;
                for (var j = 1; j < line.VertexCount; j++)
                {
                    var (px, py, qx, qy) = (line.X(j - 1), line.Y(j - 1), line.X(j), line.Y(j));
                    var (sideA, sideB) = (Side(px, py, qx, qy, a.X, a.Y), Side(px, py, qx, qy, b.X, b.Y));
                    var (sideP, sideQ) = (Side(a.X, a.Y, b.X, b.Y, px, py), Side(a.X, a.Y, b.X, b.Y, qx, qy));
                    if (sideA * sideB < 0 && sideP * sideQ < 0)
                        return true;

                    // A corner of the area on the line.
                    if (sideA == 0 && sideP * sideQ < 0 && touching.Add((a.X, a.Y)) && touching.Count > 1)
                        return true;
                }
            }
        }

        return false;
    }

    private static int Side(double ax, double ay, double bx, double by, double px, double py) => Math.Sign((bx - ax) * (py - ay) - (px - ax) * (by - ay));
}
