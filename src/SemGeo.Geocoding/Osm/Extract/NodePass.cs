using SemGeo.Geocoding.Osm.Pbf;

namespace SemGeo.Geocoding.Osm.Extract;

/// <summary>The third pass: the positions of the nodes that are needed, 17 bytes each.</summary>
internal sealed class NodePass : OsmVisitor
{
    private readonly long[] _ids;
    private readonly int[] _x;
    private readonly int[] _y;
    private readonly bool[] _found;
    private int _next;

    /// <summary>Creates the pass.</summary>
    /// <param name="wanted">The ids of the nodes, in any order, repeated or not.</param>
    /// <param name="positionsInWays">Whether the file's ways have the positions of their nodes.</param>
    public NodePass(IEnumerable<long> wanted, bool positionsInWays)
    {
        WantsPositionsInWays = positionsInWays;
        var ids = wanted.ToArray();
        Array.Sort(ids);
        var count = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            if (i == 0 || ids[i] != ids[count - 1])
                ids[count++] = ids[i];
        }

        _ids = ids[..count];
        _x = new int[count];
        _y = new int[count];
        _found = new bool[count];
    }

    public override OsmKinds Kinds => WantsPositionsInWays ? OsmKinds.Nodes | OsmKinds.Ways : OsmKinds.Nodes;

    public override bool WantsPositionsInWays { get; }

    public override void Position(long node, int x, int y)
    {
        if (IndexOf(node) is >= 0 and var index && !_found[index])
            (_x[index], _y[index], _found[index]) = (x, y, true);
    }

    public override void Node(long id, int x, int y, in TagList tags)
    {
        // Files have nodes in ascending order as a rule; then one step or two find each.
        if (_next > 0 && _ids[_next - 1] >= id)
        {
            var index = IndexOf(id);
            _next = index < 0 ? ~index : index;
        }

        while (_next < _ids.Length && _ids[_next] < id)
            _next++;
        if (_next < _ids.Length && _ids[_next] == id)
            (_x[_next], _y[_next], _found[_next]) = (x, y, true);
    }

    /// <summary>Finds a node's position in units of 1e-7 degrees; false where the file lacks it.</summary>
    public bool TryLocate(long node, out int x, out int y)
    {
        var index = IndexOf(node);
        (x, y) = index < 0 ? (0, 0) : (_x[index], _y[index]);
        return index >= 0 && _found[index];
    }

    private int IndexOf(long node) => Array.BinarySearch(_ids, node);
}
