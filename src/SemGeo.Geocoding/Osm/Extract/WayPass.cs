using SemGeo.Files;
using SemGeo.Geocoding.Osm.Pbf;

namespace SemGeo.Geocoding.Osm.Extract;

/// <summary>The second pass: the nodes of the ways that areas are made of.</summary>
internal sealed class WayPass(IEnumerable<long> wanted, ReadBudget budget) : OsmVisitor
{
    private readonly Dictionary<long, long[]?> _ways = wanted.Distinct().ToDictionary(id => id, _ => default(long[]));

    public override OsmKinds Kinds => OsmKinds.Ways;

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => _ways.Count == 0;

    /// <summary>The ids of all nodes of the ways that were found.</summary>
    public IEnumerable<long> Nodes => _ways.Values.Where(nodes => nodes is not null).SelectMany(nodes => nodes!);

    public override void Way(long id, ReadOnlySpan<long> nodes, in TagList tags)
    {
        if (!_ways.ContainsKey(id))
            return;
        budget.Take(ReadLimit.NodeReferences, nodes.Length);
        _ways[id] = nodes.ToArray();
    }

    /// <summary>The nodes of a way, or null where the file lacks it.</summary>
    public long[]? Find(long way) => _ways.GetValueOrDefault(way);
}
