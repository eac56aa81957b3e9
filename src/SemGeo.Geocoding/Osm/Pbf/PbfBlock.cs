using System.Runtime.InteropServices;
using SemGeo.Files;

namespace SemGeo.Geocoding.Osm.Pbf;

/// <summary>
/// Decodes the blocks of a file one after the other, in buffers that are used again. Formula of a coordinate: 1e-9 degrees * (offset + granularity * value).
/// </summary>
internal sealed class PbfBlock
{
    private const int MaxX = 1_800_000_000;
    private const int MaxY = 900_000_000;

    // The API takes 2,000 nodes, 32,000 members and some hundred tags; older objects have more.
    private const int MostNodes = 100_000, MostMembers = 250_000, MostTags = 20_000;

    private readonly BlockStrings _strings = new();
    private readonly List<int> _keyValues = [];
    private readonly List<long> _refs = [];
    private readonly List<OsmMember> _members = [];
    private long _granularity;
    private long _latitudeOffset;
    private long _longitudeOffset;

    /// <summary>Whether a way with the positions of its nodes has been read: a file of the kind "LocationsOnWays", which leaves out nodes without tags.</summary>
    public bool HasPositionsInWays { get; private set; }

    private Span<int> Pairs => CollectionsMarshal.AsSpan(_keyValues);

    /// <summary>Decodes a block and shows its objects.</summary>
    /// <returns>The kinds of objects in the block, wanted or not.</returns>
    /// <exception cref="InvalidDataException">The block is damaged.</exception>
    public OsmKinds Read(ReadOnlyMemory<byte> block, OsmVisitor visitor)
    {
        _granularity = 100;
        _latitudeOffset = _longitudeOffset = 0;
        var kinds = OsmKinds.None;

        // The scale may stand behind the groups that need it.
        var reader = new WireReader(block.Span);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    _strings.Load(block, reader.Bytes());
                    break;
                case 17:
                    _granularity = (long)reader.Varint();
                    break;
                case 19:
                    _latitudeOffset = (long)reader.Varint();
                    break;
                case 20:
                    _longitudeOffset = (long)reader.Varint();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        reader = new WireReader(block.Span);
        while (reader.Next())
        {
            if (reader.Field == 2)
                kinds |= ReadGroup(reader.Bytes(), visitor);
            else
                reader.Skip();
        }

        return kinds;
    }

    private OsmKinds ReadGroup(ReadOnlySpan<byte> group, OsmVisitor visitor)
    {
        var kinds = OsmKinds.None;
        var reader = new WireReader(group);
        while (reader.Next())
        {
            var kind = reader.Field switch { 1 or 2 => OsmKinds.Nodes, 3 => OsmKinds.Ways, 4 => OsmKinds.Relations, _ => OsmKinds.None };
            kinds |= kind;
            if ((kind & visitor.Kinds) == 0)
            {
                reader.Skip();
                continue;
            }

            switch (reader.Field)
            {
                case 1:
                    ReadNode(reader.Bytes(), visitor);
                    break;
                case 2:
                    ReadDenseNodes(reader.Bytes(), visitor);
                    break;
                case 3:
                    ReadWay(reader.Bytes(), visitor);
                    break;
                default:
                    ReadRelation(reader.Bytes(), visitor);
                    break;
            }
        }

        return kinds;
    }

    private void ReadNode(ReadOnlySpan<byte> node, OsmVisitor visitor)
    {
        long id = 0, latitude = 0, longitude = 0;
        ReadOnlySpan<byte> keys = default, values = default;
        var reader = new WireReader(node);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    id = reader.Signed();
                    break;
                case 2:
                    keys = reader.Bytes();
                    break;
                case 3:
                    values = reader.Bytes();
                    break;
                case 8:
                    latitude = reader.Signed();
                    break;
                case 9:
                    longitude = reader.Signed();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        LoadTags(keys, values);
        ShowNode(id, latitude, longitude, visitor);
    }

    private void ReadDenseNodes(ReadOnlySpan<byte> dense, OsmVisitor visitor)
    {
        ReadOnlySpan<byte> ids = default, latitudes = default, longitudes = default, keyValues = default;
        var reader = new WireReader(dense);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    ids = reader.Bytes();
                    break;
                case 8:
                    latitudes = reader.Bytes();
                    break;
                case 9:
                    longitudes = reader.Bytes();
                    break;
                case 10:
                    keyValues = reader.Bytes();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        var idReader = new WireReader(ids);
        var latitudeReader = new WireReader(latitudes);
        var longitudeReader = new WireReader(longitudes);
        var tagReader = new WireReader(keyValues);
        long id = 0, latitude = 0, longitude = 0;
        while (!idReader.AtEnd)
        {
            id += idReader.Signed();
            latitude += latitudeReader.Signed();
            longitude += longitudeReader.Signed();
            _keyValues.Clear();
            while (!tagReader.AtEnd && tagReader.Varint() is var key and not 0)
            {
                if (_keyValues.Count / 2 == MostTags)
                    throw new ReadLimitException($"Node {id}", ReadLimit.Objects, MostTags + 1, MostTags);
                _keyValues.Add(Index(key));
                _keyValues.Add(Index(tagReader.Varint()));
            }

            ShowNode(id, latitude, longitude, visitor);
        }
    }

    private void ReadWay(ReadOnlySpan<byte> way, OsmVisitor visitor)
    {
        long id = 0;
        ReadOnlySpan<byte> keys = default, values = default, refs = default, latitudes = default, longitudes = default;
        var reader = new WireReader(way);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    id = (long)reader.Varint();
                    break;
                case 2:
                    keys = reader.Bytes();
                    break;
                case 3:
                    values = reader.Bytes();
                    break;
                case 8:
                    refs = reader.Bytes();
                    break;
                case 9:
                    latitudes = reader.Bytes();
                    break;
                case 10:
                    longitudes = reader.Bytes();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        LoadTags(keys, values);
        _refs.Clear();
        var last = 0L;
        for (var reading = new WireReader(refs); !reading.AtEnd;)
        {
            if (_refs.Count == MostNodes)
                throw new ReadLimitException($"Way {id}", ReadLimit.NodeReferences, MostNodes + 1, MostNodes);
            _refs.Add(last += reading.Signed());
        }

        if (!latitudes.IsEmpty)
            ShowPositions(id, latitudes, longitudes, visitor);
        visitor.Way(id, CollectionsMarshal.AsSpan(_refs), new TagList(_strings, Pairs));
    }

    private void ShowPositions(long way, ReadOnlySpan<byte> latitudes, ReadOnlySpan<byte> longitudes, OsmVisitor visitor)
    {
        HasPositionsInWays = true;
        if (!visitor.WantsPositionsInWays)
            return;
        var latitudeReader = new WireReader(latitudes);
        var longitudeReader = new WireReader(longitudes);
        long latitude = 0, longitude = 0;
        foreach (var node in _refs)
        {
            if (latitudeReader.AtEnd || longitudeReader.AtEnd)
                throw new InvalidDataException($"way {way} has {_refs.Count} nodes, but fewer positions");
            latitude += latitudeReader.Signed();
            longitude += longitudeReader.Signed();

            // Writers put a node whose position they do not know off the earth.
            if (TryScale(latitude, longitude, out var x, out var y))
                visitor.Position(node, x, y);
        }
    }

    private void ReadRelation(ReadOnlySpan<byte> relation, OsmVisitor visitor)
    {
        long id = 0;
        ReadOnlySpan<byte> keys = default, values = default, roles = default, members = default, types = default;
        var reader = new WireReader(relation);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    id = (long)reader.Varint();
                    break;
                case 2:
                    keys = reader.Bytes();
                    break;
                case 3:
                    values = reader.Bytes();
                    break;
                case 8:
                    roles = reader.Bytes();
                    break;
                case 9:
                    members = reader.Bytes();
                    break;
                case 10:
                    types = reader.Bytes();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        LoadTags(keys, values);
        _members.Clear();
        var roleReader = new WireReader(roles);
        var memberReader = new WireReader(members);
        var typeReader = new WireReader(types);
        var last = 0L;
        while (!memberReader.AtEnd)
        {
            if (_members.Count == MostMembers)
                throw new ReadLimitException($"Relation {id}", ReadLimit.Objects, MostMembers + 1, MostMembers);
            last += memberReader.Signed();
            var type = typeReader.Varint();
            if (type > 2)
                throw new InvalidDataException($"a member of relation {id} has the unknown type {type}");
            _members.Add(new OsmMember((OsmKinds)(1 << (int)type), last, _strings[Index(roleReader.Varint())]));
        }

        visitor.Relation(id, CollectionsMarshal.AsSpan(_members), new TagList(_strings, Pairs));
    }

    private void ShowNode(long id, long latitude, long longitude, OsmVisitor visitor)
    {
        // Files with history have deleted nodes off the earth.
        if (TryScale(latitude, longitude, out var x, out var y))
            visitor.Node(id, x, y, new TagList(_strings, Pairs));
    }

    private bool TryScale(long latitude, long longitude, out int x, out int y)
    {
        var scaledX = (_longitudeOffset + _granularity * longitude) / 100;
        var scaledY = (_latitudeOffset + _granularity * latitude) / 100;
        (x, y) = ((int)scaledX, (int)scaledY);
        return scaledX is >= -MaxX and <= MaxX && scaledY is >= -MaxY and <= MaxY;
    }

    private void LoadTags(ReadOnlySpan<byte> keys, ReadOnlySpan<byte> values)
    {
        _keyValues.Clear();
        var keyReader = new WireReader(keys);
        var valueReader = new WireReader(values);
        while (!keyReader.AtEnd)
        {
            if (_keyValues.Count / 2 == MostTags)
                throw new ReadLimitException("An object", ReadLimit.Objects, MostTags + 1, MostTags);
            _keyValues.Add(Index(keyReader.Varint()));
            _keyValues.Add(Index(valueReader.Varint()));
        }
    }

    private static int Index(ulong value) => value <= int.MaxValue ? (int)value : throw new InvalidDataException("the index of a string is out of range");
}
