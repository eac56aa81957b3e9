using SemGeo.Geography;
using SemGeo.Geography.S2;

namespace SemGeo.Partitioning.AdaptiveS2;

/// <summary>Finds coordinates among the S2 cells of a hierarchy: from the leaf cell up until a cell is known. The ids say everything.</summary>
internal sealed class S2CellLocator : ICellLocator
{
    private const int BatchSize = 1024;

    private readonly Dictionary<ulong, int> _locations;
    private readonly int _finest;
    private readonly int _coarsest = S2CellId.MaxLevel;

    /// <summary>Reads the ids of the hierarchy.</summary>
    /// <exception cref="PartitioningException">Ids are no tokens of cells, all of which the message names, or a cell does not lie within its parent.</exception>
    public S2CellLocator(LocationHierarchy hierarchy)
    {
        _locations = new Dictionary<ulong, int>(hierarchy.Count);
        var damaged = hierarchy.Ids.Where(id => !S2CellId.TryParse(id, out var cell) || cell.ToString() != id).ToArray();
        if (damaged.Length > 0)
        {
            throw new PartitioningException($"{damaged.Length} of {hierarchy.Count} ids are no S2 cell tokens: '{string.Join("', '", damaged)}'. "
                + "A spreadsheet makes numbers of tokens: get the table again and keep them as text.");
        }

        for (var location = 0; location < hierarchy.Count; location++)
        {
            var cell = S2CellId.Parse(hierarchy.Ids[location]);
            if (hierarchy.ParentOf(location) is var parent and >= 0 && !S2CellId.Parse(hierarchy.Ids[parent]).Contains(cell))
                throw new PartitioningException($"The cell '{cell}' has the parent '{hierarchy.Ids[parent]}', but does not lie within it. Build the partitioning again.");
            _locations.Add(cell.Id, location);
            _finest = Math.Max(_finest, cell.Level);
            _coarsest = Math.Min(_coarsest, cell.Level);
        }
    }

    /// <inheritdoc/>
    public int Locate(GeoCoordinate coordinate) => coordinate.IsValid ? Find(S2CellId.From(coordinate)) : -1;

    /// <inheritdoc/>
    public void Locate(ReadOnlySpan<GeoCoordinate> coordinates, Span<int> locations)
    {
        Span<S2CellId> leaves = stackalloc S2CellId[Math.Min(BatchSize, coordinates.Length)];
        for (var start = 0; start < coordinates.Length; start += BatchSize)
        {
            var batch = coordinates.Slice(start, Math.Min(BatchSize, coordinates.Length - start));
            S2Leaves.Find(batch, leaves);
            for (var i = 0; i < batch.Length; i++)
                locations[start + i] = leaves[i] == S2CellId.None ? -1 : Find(leaves[i]);
        }
    }

    /// <inheritdoc/>
    public void Write(BinaryWriter writer)
    {
        // The ids of the hierarchy are all there is.
    }

    private int Find(S2CellId leaf)
    {
        for (var level = _finest; level >= _coarsest; level--)
        {
            if (_locations.TryGetValue(leaf.Parent(level).Id, out var location))
                return location;
        }

        return -1;
    }
}
