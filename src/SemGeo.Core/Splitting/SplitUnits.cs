using SemGeo.Numerics;

namespace SemGeo.Splitting;

/// <summary>
/// What is shared out whole. Joined: the connected components of the graph whose nodes are cells and groups and whose edges are photos. Not
/// joined: the cells, and the groups that have no photo in any cell; the other groups go to a part with the share of their photos there as
/// the probability (the part of most photos would leave no traveller for a small part).
/// </summary>
internal sealed class SplitUnits
{
    private readonly Dictionary<(int Cell, int Group), int> _pairs;
    private readonly int _cells;
    private readonly ulong[] _groupHashes;
    private readonly int[] _roots; // Of each node, cells first: its unit's first node; then the unit's number.

    public SplitUnits(Dictionary<(int Cell, int Group), int> pairs, ulong[] cellHashes, ulong[] groupHashes, bool join)
    {
        _pairs = pairs;
        _cells = cellHashes.Length;
        _groupHashes = groupHashes;
        _roots = [.. Enumerable.Range(0, _cells + groupHashes.Length)];
        if (join)
        {
            foreach (var (cell, group) in pairs.Keys)
            {
                if (cell >= 0 && group >= 0)
                    _roots[Find(cell)] = Find(_cells + group);
            }
        }

        for (var node = 0; node < _roots.Length; node++)
            _roots[node] = Find(node);
        Number();
        Sizes = new int[_roots.Max() + 1];
        Hashes = new ulong[Sizes.Length];
        Array.Fill(Hashes, ulong.MaxValue);
        foreach (var ((cell, group), photos) in pairs)
            Sizes[_roots[cell >= 0 ? cell : _cells + group]] += photos;

        // The least hash of a unit's nodes, so that neither the order of the photos nor the numbers of the nodes matter.
        for (var node = 0; node < _roots.Length; node++)
            Hashes[_roots[node]] = Math.Min(Hashes[_roots[node]], node < _cells ? cellHashes[node] : groupHashes[node - _cells]);
        Photos = Sizes.Sum(size => (long)size);
    }

    /// <summary>The photos of each unit.</summary>
    public int[] Sizes { get; }

    /// <summary>A hash of each unit.</summary>
    public ulong[] Hashes { get; }

    /// <summary>All photos that a cell or a group ties.</summary>
    public long Photos { get; }

    /// <summary>The parts of the cells and of the groups, given those of the units.</summary>
    public (SplitPart[] Cells, SplitPart[] Groups) PartsOf(SplitPart[] units)
    {
        var (cells, groups) = FoldsOf(Array.ConvertAll(units, part => (int)part), 3);
        return (Array.ConvertAll(cells, part => (SplitPart)part), Array.ConvertAll(groups, part => (SplitPart)part));
    }

    /// <summary>The folds of the cells and of the groups, given those of the units.</summary>
    public (int[] Cells, int[] Groups) FoldsOf(int[] units, int folds)
    {
        var cells = new int[_cells];
        var groups = new int[_roots.Length - _cells];
        for (var cell = 0; cell < cells.Length; cell++)
            cells[cell] = units[_roots[cell]];
        var votes = new int[groups.Length * folds];
        foreach (var ((cell, group), photos) in _pairs)
        {
            if (group >= 0)
                votes[(group * folds) + (cell >= 0 ? cells[cell] : units[_roots[_cells + group]])] += photos;
        }

        for (var group = 0; group < groups.Length; group++)
            groups[group] = Draw(votes.AsSpan(group * folds, folds), SplitMix64.ToUnit(SplitMix64.Mix(_groupHashes[group])));

        return (cells, groups);
    }

    /// <summary>The photos that each part keeps: those whose cell and group are both there.</summary>
    public long[] KeptOf(SplitPart[] cells, SplitPart[] groups)
    {
        var kept = new long[(int)SplitPart.LeftOut + 1];
        foreach (var ((cell, group), photos) in _pairs)
        {
            var part = cell >= 0 ? cells[cell] : groups[group];
            kept[(int)(group < 0 || groups[group] == part ? part : SplitPart.LeftOut)] += photos;
        }

        return kept;
    }

    private static int Draw(ReadOnlySpan<int> votes, double at)
    {
        var left = 0.0;
        foreach (var vote in votes)
            left += vote;
        left *= at;
        var part = 0;
        while (part < votes.Length - 1 && (left -= votes[part]) >= 0)
            part++;
        return part;
    }

    private int Find(int node)
    {
        while (_roots[node] != node)
            node = _roots[node] = _roots[_roots[node]];
        return node;
    }

    private void Number()
    {
        var numbers = new Dictionary<int, int>();
        for (var node = 0; node < _roots.Length; node++)
            _roots[node] = numbers.TryGetValue(_roots[node], out var number) ? number : numbers[_roots[node]] = numbers.Count;
    }
}
