namespace SemGeo.GazetteerBuild.Borders;

/// <summary>
/// Douglas and Peucker's line simplification, once for each arc, with the ends kept: neighbours keep the same border and
/// junctions stay where they are. Where the simplified lines would cross or touch each other, or an island would change
/// sides, the tolerance of the arcs concerned is halved until they do not.
/// </summary>
/// <param name="tolerance">How far, in border units, a vertex that is left out may lie from the line.</param>
/// <param name="fine">Vertices of outlines that are fine enough to keep: an arc that is mostly made of them keeps all of its own. Null for none.</param>
internal sealed class ArcSimplifier(double tolerance, IReadOnlySet<GridPoint>? fine = null)
{
    // Below this an arc keeps all its vertices.
    private const double LeastTolerance = 0.5;

    public int Rounds { get; private set; }

    /// <summary>Crossings that are left although all vertices of their arcs are kept: defects of the source.</summary>
    public int CrossingsInSource { get; private set; }

    /// <summary>The greatest distance of a source vertex from the line that stands for it, in border units.</summary>
    public double LargestError { get; private set; }

    public void Simplify(IReadOnlyList<Arc> arcs)
    {
        foreach (var arc in arcs)
            Simplify(arc, IsFine(arc) ? 0 : Math.Min(tolerance, SmallRingTolerance(arc)));
        while (true)
        {
            Rounds++;
            var conflicts = ConflictFinder.Find(arcs);
            var refined = false;
            foreach (var index in conflicts)
            {
                var arc = arcs[index];
                if (arc.Kept.Length == arc.Original.Length)
                    continue;
                refined = true;
                Simplify(arc, arc.Tolerance / 2);
            }

            if (refined)
                continue;
            CrossingsInSource = conflicts.Count;
            break;
        }

        LargestError = arcs.Max(Error);
    }

    private bool IsFine(Arc arc) => fine is not null && 2 * arc.Original.Count(fine.Contains) > arc.Original.Length;

    /// <summary>A small island keeps its shape: a tenth of its extent is the most that it may lose.</summary>
    private static double SmallRingTolerance(Arc arc)
    {
        if (!arc.IsRing)
            return double.PositiveInfinity;
        var width = arc.Original.Max(p => p.X) - arc.Original.Min(p => p.X);
        var height = arc.Original.Max(p => p.Y) - arc.Original.Min(p => p.Y);
        return Math.Max(width, height) / 10.0;
    }

    private static void Simplify(Arc arc, double tolerance)
    {
        arc.Tolerance = tolerance;
        var points = arc.Original;
        var last = points.Length - 1;
        if (tolerance < LeastTolerance || points.Length <= (arc.IsRing ? 4 : 2))
        {
            arc.Kept = [.. Enumerable.Range(0, points.Length)];
            return;
        }

        var kept = new SortedSet<int> { 0, last };
        if (arc.IsRing)
        {
            // A ring has no ends: the vertex farthest from the first and the one farthest off their line make it a triangle at least.
            var far = Farthest(points, 0, last, points[0], points[0]).Index;
            kept.Add(far);
            var first = Farthest(points, 0, far, points[0], points[far]);
            var second = Farthest(points, far, last, points[0], points[far]);
            kept.Add(first.Distance >= second.Distance ? first.Index : second.Index);
        }

        foreach (var (from, to) in kept.Zip(kept.Skip(1)).ToArray())
            Keep(points, from, to, tolerance, kept);
        arc.Kept = [.. kept];
    }

    private static void Keep(GridPoint[] points, int from, int to, double tolerance, SortedSet<int> kept)
    {
        var open = new Stack<(int From, int To)>();
        open.Push((from, to));
        while (open.TryPop(out var span))
        {
            var (index, distance) = Farthest(points, span.From, span.To, points[span.From], points[span.To]);
            if (distance <= tolerance)
                continue;
            kept.Add(index);
            open.Push((span.From, index));
            open.Push((index, span.To));
        }
    }

    private static (int Index, double Distance) Farthest(GridPoint[] points, int from, int to, GridPoint a, GridPoint b)
    {
        var (index, farthest) = (from, 0.0);
        for (var i = from + 1; i < to; i++)
        {
            var distance = points[i].DistanceTo(a, b);
            if (distance > farthest)
                (index, farthest) = (i, distance);
        }

        return (index, farthest);
    }

    private static double Error(Arc arc)
    {
        var largest = 0.0;
        for (var k = 1; k < arc.Kept.Length; k++)
        {
            var (from, to) = (arc.Kept[k - 1], arc.Kept[k]);
            largest = Math.Max(largest, Farthest(arc.Original, from, to, arc.Original[from], arc.Original[to]).Distance);
        }

        return largest;
    }
}
