using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace SemGeo.Geocoding.Embedded;

/// <summary>
/// Puts the polygons of faces together from arcs: the arcs with the faces on one side and none of them on the other are joined
/// to rings, counterclockwise rings are shells and clockwise ones holes. Where rings meet in a vertex, the way on is the
/// sharpest turn to the side of the faces, and a ring that comes back to a vertex is divided there, so that each ring is simple.
/// </summary>
internal sealed class GazetteerBorderBuilder(GazetteerTables.ArcColumns arcs)
{
    private const double Unit = GazetteerTables.BorderUnitsPerDegree;

    public MultiPolygon Build(IReadOnlySet<int> faces)
    {
        var lines = Lines(faces);
        var open = lines.GroupBy(line => line[0]).ToDictionary(group => group.Key, group => group.ToList());
        var shells = new List<LinearRing>();
        var holes = new List<LinearRing>();
        foreach (var start in lines)
        {
            if (!open[start[0]].Remove(start))
                continue;
            foreach (var ring in Divide(Follow(start, open)))
                (Orientation.IsCCW(ring.CoordinateSequence) ? shells : holes).Add(ring);
        }

        return Assemble(shells, holes);
    }

    /// <summary>The border lines in the direction that has the faces on the left.</summary>
    private List<Coordinate[]> Lines(IReadOnlySet<int> faces)
    {
        var lines = new List<Coordinate[]>();
        for (var arc = 0; arc < arcs.Count; arc++)
        {
            var (left, right) = (faces.Contains(arcs.Left[arc]), faces.Contains(arcs.Right[arc]));
            if (left == right)
                continue;
            var first = arcs.FirstVertex[arc];
            var line = new Coordinate[arcs.FirstVertex[arc + 1] - first];
            for (var i = 0; i < line.Length; i++)
                line[i] = new Coordinate(arcs.X[first + i] / Unit, arcs.Y[first + i] / Unit);
            if (right)
                Array.Reverse(line);
            lines.Add(line);
        }

        return lines;
    }

    private static List<Coordinate> Follow(Coordinate[] start, Dictionary<Coordinate, List<Coordinate[]>> open)
    {
        var ring = new List<Coordinate>(start);
        while (!ring[^1].Equals2D(ring[0]))
        {
            var candidates = open[ring[^1]];
            var next = candidates.Count == 1 ? candidates[0] : candidates.MaxBy(line => TurnToTheLeft(ring[^2], ring[^1], line[1]))!;
            candidates.Remove(next);
            ring.AddRange(next.AsSpan(1));
        }

        return ring;
    }

    private static List<LinearRing> Divide(List<Coordinate> ring)
    {
        var rings = new List<LinearRing>();
        var way = new List<Coordinate>();
        var positions = new Dictionary<Coordinate, int>();
        foreach (var vertex in ring)
        {
            if (positions.TryGetValue(vertex, out var back))
            {
                rings.Add(new LinearRing([.. way[back..], vertex]));
                foreach (var passed in way[(back + 1)..])
                    positions.Remove(passed);
                way.RemoveRange(back + 1, way.Count - back - 1);
                continue;
            }

            positions[vertex] = way.Count;
            way.Add(vertex);
        }

        return rings;
    }

    /// <summary>The change of direction in radians, above -pi to pi, positive to the left.</summary>
    private static double TurnToTheLeft(Coordinate from, Coordinate at, Coordinate to)
    {
        var (ax, ay, bx, by) = (at.X - from.X, at.Y - from.Y, to.X - at.X, to.Y - at.Y);
        return Math.Atan2(ax * by - ay * bx, ax * bx + ay * by);
    }

    private static MultiPolygon Assemble(List<LinearRing> shells, List<LinearRing> holes)
    {
        var holesOf = shells.ToDictionary(shell => shell, _ => new List<LinearRing>());
        foreach (var hole in holes)
        {
            var home = shells.Where(shell => IsAround(shell, hole)).MinBy(shell => shell.EnvelopeInternal.Area);
            if (home is not null)
                holesOf[home].Add(hole);
        }

        return new MultiPolygon([.. shells.Select(shell => new Polygon(shell, [.. holesOf[shell]]))]);
    }

    /// <summary>Whether a hole lies within a shell: decided by the first vertex that is not on the shell itself.</summary>
    private static bool IsAround(LinearRing shell, LinearRing hole)
    {
        if (!shell.EnvelopeInternal.Contains(hole.EnvelopeInternal))
            return false;
        foreach (var vertex in hole.Coordinates)
        {
            var location = PointLocation.LocateInRing(vertex, shell.Coordinates);
            if (location != NetTopologySuite.Geometries.Location.Boundary)
                return location == NetTopologySuite.Geometries.Location.Interior;
        }

        return true;
    }
}
