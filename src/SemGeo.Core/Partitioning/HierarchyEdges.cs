namespace SemGeo.Partitioning;

/// <summary>
/// The directed multigraph of adjacent locations, and the rule that makes a forest of it (paper 3.1.1). Locations are numbered in
/// the ordinal order of their ids, so that "the smaller id" is the smaller number.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Edges from a location to itself are ignored.</item>
/// <item>Of the outgoing edges of a location the most frequent is kept; of several, the one to the smaller id.</item>
/// <item>A cycle of kept edges is cut at its least frequent edge; of several, at the one that leaves the smaller id. That location
/// becomes a root.</item>
/// </list>
/// </remarks>
internal sealed class HierarchyEdges(int locations)
{
    private readonly Dictionary<(int From, int To), int> _images = [];

    /// <summary>The cycles that <see cref="Parents"/> cut.</summary>
    public int CutCycles { get; private set; }

    /// <summary>Counts an edge from a location to the next coarser one of an address.</summary>
    public void Add(int from, int to, int images)
    {
        if (from == to)
            return;
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_images, (from, to), out _);
        count = checked(count + images);
    }

    /// <summary>The parent of every location, -1 for roots.</summary>
    public int[] Parents()
    {
        var parents = new int[locations];
        var kept = new int[locations];
        Array.Fill(parents, -1);
        foreach (var ((from, to), images) in _images)
        {
            if (images > kept[from] || (images == kept[from] && to < parents[from]))
                (kept[from], parents[from]) = (images, to);
        }

        CutCycles = CutAll(parents, kept);
        return parents;
    }

    private static int CutAll(int[] parents, int[] kept)
    {
        var cut = 0;
        var walk = new int[parents.Length]; // 0: not seen; else the number of the walk that came by.
        for (var start = 0; start < parents.Length; start++)
        {
            var at = start;
            for (; at >= 0 && walk[at] == 0; at = parents[at])
                walk[at] = start + 1;
            if (at < 0 || walk[at] != start + 1)
                continue;

            // The walk met itself: `at` lies on a cycle that no earlier walk knew.
            var weakest = at;
            for (var next = parents[at]; next != at; next = parents[next])
            {
                if (kept[next] < kept[weakest] || (kept[next] == kept[weakest] && next < weakest))
                    weakest = next;
            }

            parents[weakest] = -1;
            cut++;
        }

        return cut;
    }
}
