namespace SemGeo.Geocoding.Osm.Shapes;

/// <summary>
/// Joins the ways of a multipolygon to closed rings, by the ids of their nodes.
/// <list type="number">
/// <item>A stretch between two nodes that occurs twice cancels out: two areas, or two holes, touch there.</item>
/// <item>What dangles from a node is taken away: the ring there is open.</item>
/// <item>What is left is walked; a ring ends where the walk comes to a node again, so that rings which touch in a node come apart.</item>
/// </list>
/// </summary>
internal sealed class RingAssembler
{
    private readonly Dictionary<(long, long), bool> _edges = [];
    private readonly Dictionary<long, Neighbours> _neighbours = [];
    private readonly HashSet<(long, long)> _cut = [];

    /// <summary>A closed ring.</summary>
    /// <param name="Nodes">The ids of its nodes, the first repeated at the end.</param>
    /// <param name="IsInner">Whether all of its ways have the role "inner".</param>
    public readonly record struct Ring(long[] Nodes, bool IsInner);

    /// <summary>The nodes at which rings were open, in ascending order.</summary>
    public SortedSet<long> OpenEnds { get; } = [];

    /// <summary>Adds a way.</summary>
    /// <param name="nodes">Its nodes.</param>
    /// <param name="isInner">Whether its role is "inner".</param>
    public void Add(ReadOnlySpan<long> nodes, bool isInner)
    {
        for (var i = 1; i < nodes.Length; i++)
        {
            var (a, b) = EdgeOf(nodes[i - 1], nodes[i]);
            if (a != b && !_edges.Remove((a, b)))
                _edges.Add((a, b), isInner);
        }
    }

    /// <summary>Joins what was added.</summary>
    public List<Ring> Assemble()
    {
        foreach (var (a, b) in _edges.Keys)
        {
            NeighboursOf(a).All.Add(b);
            NeighboursOf(b).All.Add(a);
        }

        foreach (var neighbours in _neighbours.Values)
            neighbours.Count = neighbours.All.Count;

        RemoveOpenLines();
        var rings = new List<Ring>();
        foreach (var start in _neighbours.Keys.Order().ToArray())
        {
            while (_neighbours[start].Count > 0)
                Walk(start, rings);
        }

        return rings;
    }

    private Neighbours NeighboursOf(long node)
    {
        if (!_neighbours.TryGetValue(node, out var neighbours))
            _neighbours.Add(node, neighbours = new Neighbours());
        return neighbours;
    }

    /// <summary>The last of a node's neighbours that is not cut off from it; it must have one.</summary>
    private long LastOf(long node)
    {
        var all = _neighbours[node].All;
        while (_cut.Contains(EdgeOf(node, all[^1])))
            all.RemoveAt(all.Count - 1);
        return all[^1];
    }

    private void RemoveOpenLines()
    {
        var ends = new Stack<long>(_neighbours.Where(node => node.Value.Count == 1).Select(node => node.Key));
        OpenEnds.UnionWith(ends);
        while (ends.TryPop(out var node))
        {
            if (_neighbours[node].Count != 1)
                continue;
            var next = LastOf(node);
            Cut(node, next);
            if (_neighbours[next].Count == 1)
                ends.Push(next);
        }

        // Where three lines meet no rings can be told apart: all that hangs together with it goes.
        var forks = new Stack<long>(_neighbours.Where(node => node.Value.Count % 2 == 1).Select(node => node.Key));
        OpenEnds.UnionWith(forks);
        while (forks.TryPop(out var node))
        {
            if (_neighbours[node].Count == 0)
                continue;
            foreach (var next in _neighbours[node].All)
            {
                if (_cut.Contains(EdgeOf(node, next)))
                    continue;
                Cut(node, next);
                forks.Push(next);
            }
        }
    }

    private void Walk(long start, List<Ring> rings)
    {
        var path = new List<long> { start };
        var position = new Dictionary<long, int> { [start] = 0 };
        while (path.Count > 0 && _neighbours[path[^1]].Count > 0)
        {
            var node = path[^1];
            var next = LastOf(node);
            Cut(node, next);
            if (!position.TryGetValue(next, out var first))
            {
                position.Add(next, path.Count);
                path.Add(next);
                continue;
            }

            rings.Add(Close(path, first));
            for (var i = first + 1; i < path.Count; i++)
                position.Remove(path[i]);
            path.RemoveRange(first + 1, path.Count - first - 1);
        }
    }

    private Ring Close(List<long> path, int first)
    {
        long[] nodes = [.. path[first..], path[first]];
        var isInner = true;
        for (var i = 1; i < nodes.Length; i++)
            isInner &= _edges[EdgeOf(nodes[i - 1], nodes[i])];
        return new Ring(nodes, isInner);
    }

    private void Cut(long a, long b)
    {
        _cut.Add(EdgeOf(a, b));
        _neighbours[a].Count--;
        _neighbours[b].Count--;
    }

    private static (long, long) EdgeOf(long a, long b) => (Math.Min(a, b), Math.Max(a, b));

    /// <summary>The nodes next to a node, those that were cut off among them: looking for one in a list would take a square of time where thousands of ways meet.</summary>
    private sealed class Neighbours
    {
        public List<long> All { get; } = new(2);

        /// <summary>How many are not cut off.</summary>
        public int Count { get; set; }
    }
}
