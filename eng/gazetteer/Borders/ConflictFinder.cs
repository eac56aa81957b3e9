using NetTopologySuite.Geometries;
using NetTopologySuite.Index.HPRtree;

namespace SemGeo.GazetteerBuild.Borders;

/// <summary>Finds arcs that cross, overlap or touch elsewhere than at their ends, and islands on the wrong side of a simplified line.</summary>
internal static class ConflictFinder
{
    private const int CellSize = 500;

    public static HashSet<int> Find(IReadOnlyList<Arc> arcs)
    {
        var conflicts = new HashSet<int>();
        FindCrossings(arcs, conflicts);
        FindOvertakenIslands(arcs, conflicts);
        return conflicts;
    }

    private static void FindCrossings(IReadOnlyList<Arc> arcs, HashSet<int> conflicts)
    {
        var cells = new Dictionary<long, List<(int Arc, GridPoint A, GridPoint B)>>();
        for (var i = 0; i < arcs.Count; i++)
        {
            var kept = arcs[i].Kept;
            for (var k = 1; k < kept.Length; k++)
            {
                var (a, b) = (arcs[i].Original[kept[k - 1]], arcs[i].Original[kept[k]]);
                foreach (var cell in CellsOf(a, b))
                {
                    if (!cells.TryGetValue(cell, out var list))
                        cells[cell] = list = [];
                    foreach (var (other, c, d) in list)
                    {
                        if (Conflict(a, b, c, d))
                        {
                            conflicts.Add(i);
                            conflicts.Add(other);
                        }
                    }

                    list.Add((i, a, b));
                }
            }
        }
    }

    private static IEnumerable<long> CellsOf(GridPoint a, GridPoint b)
    {
        var (west, east) = (Cell(Math.Min(a.X, b.X)), Cell(Math.Max(a.X, b.X)));
        var (south, north) = (Cell(Math.Min(a.Y, b.Y)), Cell(Math.Max(a.Y, b.Y)));
        for (var x = west; x <= east; x++)
        {
            for (var y = south; y <= north; y++)
                yield return ((long)x << 32) | (uint)y;
        }

        static int Cell(int value) => (int)Math.Floor((double)value / CellSize);
    }

    /// <summary>Whether two segments have more in common than an end of both.</summary>
    private static bool Conflict(GridPoint a, GridPoint b, GridPoint c, GridPoint d)
    {
        if (Math.Max(a.X, b.X) < Math.Min(c.X, d.X) || Math.Max(c.X, d.X) < Math.Min(a.X, b.X)
            || Math.Max(a.Y, b.Y) < Math.Min(c.Y, d.Y) || Math.Max(c.Y, d.Y) < Math.Min(a.Y, b.Y))
            return false;
        if ((a == c && b == d) || (a == d && b == c))
            return true;
        var (abc, abd, cda, cdb) = (Sign(a, b, c), Sign(a, b, d), Sign(c, d, a), Sign(c, d, b));
        if (abc * abd > 0 || cda * cdb > 0)
            return false;
        if (a != c && a != d && b != c && b != d)
            return true;

        // One end in common: in conflict only where the other ends lie in line on the same side of it.
        if (abc != 0 || abd != 0)
            return false;
        var (shared, one, other) = a == c ? (a, b, d) : a == d ? (a, b, c) : b == c ? (b, a, d) : (b, a, c);
        return (long)(one.X - shared.X) * (other.X - shared.X) + (long)(one.Y - shared.Y) * (other.Y - shared.Y) > 0;
    }

    private static int Sign(GridPoint a, GridPoint b, GridPoint c) => Math.Sign(GridPoint.Turn(a, b, c));

    /// <summary>
    /// Lines that do not cross can still swallow an island: one that lay on one side of the source's line and lies on the other
    /// side of the straight line that replaces it. Then it lies between the two.
    /// </summary>
    private static void FindOvertakenIslands(IReadOnlyList<Arc> arcs, HashSet<int> conflicts)
    {
        var spans = new HPRtree<(int Arc, int From, int To)>();
        for (var i = 0; i < arcs.Count; i++)
        {
            var kept = arcs[i].Kept;
            for (var k = 1; k < kept.Length; k++)
            {
                if (kept[k] - kept[k - 1] > 1)
                    spans.Insert(EnvelopeOf(arcs[i].Original.AsSpan(kept[k - 1]..(kept[k] + 1))), (i, kept[k - 1], kept[k]));
            }
        }

        for (var island = 0; island < arcs.Count; island++)
        {
            var point = arcs[island].Original[0];
            foreach (var (arc, from, to) in spans.Query(new Envelope(point.X, point.X, point.Y, point.Y)))
            {
                if (arc != island && IsInside(point, arcs[arc].Original.AsSpan(from..(to + 1))))
                    conflicts.Add(arc);
            }
        }
    }

    private static Envelope EnvelopeOf(ReadOnlySpan<GridPoint> points)
    {
        var envelope = new Envelope();
        foreach (var point in points)
            envelope.ExpandToInclude(point.X, point.Y);
        return envelope;
    }

    /// <summary>Even-odd test for the ring that a line makes with the straight way back to its start; points on the line are outside.</summary>
    private static bool IsInside(GridPoint point, ReadOnlySpan<GridPoint> line)
    {
        var inside = false;
        for (var i = 0; i < line.Length; i++)
        {
            var (a, b) = (line[i], line[(i + 1) % line.Length]);
            if (a == point)
                return false;
            if (a.Y > point.Y != b.Y > point.Y)
            {
                var turn = GridPoint.Turn(a, b, point);
                if (turn == 0)
                    return false;
                if (turn > 0 == b.Y > a.Y)
                    inside = !inside;
            }
        }

        return inside;
    }
}
