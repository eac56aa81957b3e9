using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace SemGeo.GazetteerBuild.Borders;

/// <summary>
/// Turns polygons that share borders into arcs: every border line is kept once, with the faces on both of its sides, so that
/// what is done to it is done to both neighbours.
/// </summary>
internal sealed class Topology
{
    // By undirected segment (smaller end first): the face on its left and on its right.
    private readonly Dictionary<(GridPoint A, GridPoint B), (int Left, int Right)> _segments = [];

    /// <summary>Segments that two polygons claim on the same side: overlaps in the source.</summary>
    public int Conflicts { get; private set; }

    public void Add(int face, Polygon polygon)
    {
        AddRing(face, polygon.ExteriorRing, counterclockwise: true);
        foreach (var hole in polygon.InteriorRings)
            AddRing(face, hole, counterclockwise: false);
    }

    public List<Arc> BuildArcs()
    {
        // Borders inside one face are none.
        foreach (var (segment, sides) in _segments)
        {
            if (sides.Left == sides.Right)
                _segments.Remove(segment);
        }

        var neighbours = new Dictionary<GridPoint, List<GridPoint>>();
        foreach (var (a, b) in _segments.Keys)
        {
            Neighbours(a).Add(b);
            Neighbours(b).Add(a);
        }

        var arcs = new List<Arc>();
        var used = new HashSet<(GridPoint, GridPoint)>();
        var junctions = neighbours.Where(entry => IsJunction(entry.Key, entry.Value)).Select(entry => entry.Key).ToHashSet();
        foreach (var start in junctions.Order())
        {
            foreach (var next in neighbours[start].Order())
                Follow(start, next);
        }

        // What is left are rings without a junction.
        foreach (var start in neighbours.Keys.Order())
            Follow(start, neighbours[start].Max());
        return arcs;

        List<GridPoint> Neighbours(GridPoint point)
        {
            if (!neighbours.TryGetValue(point, out var list))
                neighbours[point] = list = new List<GridPoint>(2);
            return list;
        }

        void Follow(GridPoint start, GridPoint next)
        {
            if (!used.Add(Key(start, next)))
                return;
            var (left, right) = Sides(start, next);
            var points = new List<GridPoint> { start, next };
            while (!junctions.Contains(next) && next != start)
            {
                var onward = neighbours[next].Single(point => point != points[^2]);
                used.Add(Key(next, onward));
                next = onward;
                points.Add(next);
            }

            arcs.Add(new Arc([.. points], left, right));
        }
    }

    private bool IsJunction(GridPoint point, List<GridPoint> neighbours) =>
        neighbours.Count != 2 || Sides(neighbours[0], point) != Sides(point, neighbours[1]);

    private (int Left, int Right) Sides(GridPoint from, GridPoint to)
    {
        var (left, right) = _segments[Key(from, to)];
        return from.CompareTo(to) < 0 ? (left, right) : (right, left);
    }

    private static (GridPoint A, GridPoint B) Key(GridPoint a, GridPoint b) => a.CompareTo(b) < 0 ? (a, b) : (b, a);

    private void AddRing(int face, LineString ring, bool counterclockwise)
    {
        var points = Array.ConvertAll(ring.Coordinates, c => new GridPoint((int)c.X, (int)c.Y));
        if (Orientation.IsCCW(ring.CoordinateSequence) != counterclockwise)
            Array.Reverse(points);
        for (var i = 1; i < points.Length; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            var key = Key(from, to);
            var sides = _segments.TryGetValue(key, out var known) ? known : (Left: -1, Right: -1);
            var forward = from.CompareTo(to) < 0;
            if ((forward ? sides.Left : sides.Right) >= 0)
                Conflicts++;
            _segments[key] = forward ? (face, sides.Right) : (sides.Left, face);
        }
    }
}
