using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SemGeo.Tests;

/// <summary>Writes small .osm.pbf files: the objects in the order of their kinds, each kind in a block of its own.</summary>
internal sealed class PbfWriter
{
    private const long Unknown = int.MaxValue;

    private readonly List<string> _strings = [""];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<(long Id, double Latitude, double Longitude, string[] Tags)> _nodes = [];
    private readonly List<byte[]> _ways = [];
    private readonly List<byte[]> _relations = [];

    /// <summary>Whether nodes are written one by one instead of as columns.</summary>
    public bool PlainNodes { get; init; }

    /// <summary>Whether blocks are left as they are instead of packed.</summary>
    public bool Uncompressed { get; init; }

    /// <summary>Units of 1e-9 degrees in which coordinates are written.</summary>
    public int Granularity { get; init; } = 100;

    /// <summary>Whether ways have the positions of their nodes, and nodes without tags are left out, as "osmium add-locations-to-ways" writes.</summary>
    public bool LocationsOnWays { get; init; }

    /// <summary>How many positions each way lacks at its end.</summary>
    public int PositionsLeftOut { get; init; }

    /// <summary>Features that the header says a reader must know.</summary>
    public string[] RequiredFeatures { get; init; } = ["OsmSchema-V0.6", "DenseNodes"];

    /// <summary>Adds a node; tags are "key=value".</summary>
    public PbfWriter Node(long id, double latitude, double longitude, params string[] tags)
    {
        _nodes.Add((id, latitude, longitude, tags));
        return this;
    }

    /// <summary>Adds a way.</summary>
    public PbfWriter Way(long id, long[] nodes, params string[] tags)
    {
        var way = new Message().Varint(1, (ulong)id);
        AddTags(way, tags);
        way.Bytes(8, Packed(Deltas(nodes)));
        if (LocationsOnWays)
        {
            // A node that is not known has a position off the earth there.
            var known = Array.ConvertAll(nodes[..^PositionsLeftOut], node => _nodes.FindIndex(other => other.Id == node) is >= 0 and var i ? (Units(_nodes[i].Latitude), Units(_nodes[i].Longitude)) : (Unknown, Unknown));
            way.Bytes(9, Packed(Deltas(Array.ConvertAll(known, position => position.Item1)))).Bytes(10, Packed(Deltas(Array.ConvertAll(known, position => position.Item2))));
        }

        _ways.Add(way.ToArray());
        return this;
    }

    /// <summary>Adds a relation; a member is its location id and role: "W12:outer".</summary>
    public PbfWriter Relation(long id, string[] members, params string[] tags)
    {
        var relation = new Message().Varint(1, (ulong)id);
        AddTags(relation, tags);
        var parts = Array.ConvertAll(members, member => member.Split(':', 2));
        relation.Bytes(8, Packed(parts.Select(part => (ulong)Index(part[1]))));
        relation.Bytes(9, Packed(Deltas(Array.ConvertAll(parts, part => long.Parse(part[0][1..], null)))));
        relation.Bytes(10, Packed(parts.Select(part => (ulong)"NWR".IndexOf(part[0][0], StringComparison.Ordinal))));
        _relations.Add(relation.ToArray());
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        if (LocationsOnWays)
            _nodes.RemoveAll(node => node.Tags.Length == 0);
        var header = new Message();
        foreach (var feature in RequiredFeatures)
            header.Bytes(4, Encoding.UTF8.GetBytes(feature));
        var nodes = PlainNodes ? WritePlainNodes() : WriteDenseNodes();
        return [.. Block("OSMHeader", header.Varint(32, 1514764800).ToArray()), .. Data(nodes), .. Data(Group(3, _ways)), .. Data(Group(4, _relations))];
    }

    /// <summary>Writes the file.</summary>
    public string Save(string path)
    {
        File.WriteAllBytes(path, ToBytes());
        return path;
    }

    /// <summary>A block with its header.</summary>
    public byte[] Block(string type, byte[] content)
    {
        var blob = new Message();
        if (Uncompressed)
        {
            blob.Bytes(1, content);
        }
        else
        {
            using var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
                zlib.Write(content);
            blob.Varint(2, (ulong)content.Length).Bytes(3, packed.ToArray());
        }

        var header = new Message().Bytes(1, Encoding.UTF8.GetBytes(type)).Varint(3, (ulong)blob.Length).ToArray();
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, header.Length);
        return [.. size, .. header, .. blob.ToArray()];
    }

    private byte[] WriteDenseNodes()
    {
        var tags = _nodes.SelectMany(node => node.Tags.SelectMany(Pair).Append(0)).Select(index => (ulong)index);
        var dense = new Message()
            .Bytes(1, Packed(Deltas([.. _nodes.Select(node => node.Id)])))
            .Bytes(8, Packed(Deltas([.. _nodes.Select(node => Units(node.Latitude))])))
            .Bytes(9, Packed(Deltas([.. _nodes.Select(node => Units(node.Longitude))])))
            .Bytes(10, Packed(tags));
        return new Message().Bytes(2, dense.ToArray()).ToArray();
    }

    private byte[] WritePlainNodes()
    {
        var group = new Message();
        foreach (var (id, latitude, longitude, tags) in _nodes)
        {
            var node = new Message().Varint(1, Zigzag(id));
            AddTags(node, tags);
            group.Bytes(1, node.Varint(8, Zigzag(Units(latitude))).Varint(9, Zigzag(Units(longitude))).ToArray());
        }

        return group.ToArray();
    }

    private byte[] Data(byte[] group)
    {
        var table = new Message();
        foreach (var text in _strings)
            table.Bytes(1, Encoding.UTF8.GetBytes(text));
        return Block("OSMData", new Message().Bytes(1, table.ToArray()).Bytes(2, group).Varint(17, (ulong)Granularity).ToArray());
    }

    private void AddTags(Message message, string[] tags)
    {
        var pairs = tags.SelectMany(Pair).ToArray();
        message.Bytes(2, Packed(pairs.Where((_, i) => i % 2 == 0).Select(index => (ulong)index)));
        message.Bytes(3, Packed(pairs.Where((_, i) => i % 2 == 1).Select(index => (ulong)index)));
    }

    private int[] Pair(string tag)
    {
        var parts = tag.Split('=', 2);
        return [Index(parts[0]), Index(parts[1])];
    }

    private int Index(string text)
    {
        if (_indexes.TryGetValue(text, out var index))
            return index;
        _strings.Add(text);
        _indexes.Add(text, _strings.Count - 1);
        return _strings.Count - 1;
    }

    private long Units(double degrees) => (long)Math.Round(degrees * 1e9 / Granularity);

    private static byte[] Group(int field, List<byte[]> objects)
    {
        var group = new Message();
        foreach (var bytes in objects)
            group.Bytes(field, bytes);
        return group.ToArray();
    }

    private static IEnumerable<ulong> Deltas(long[] values) => values.Select((value, i) => Zigzag(value - (i == 0 ? 0 : values[i - 1])));

    private static byte[] Packed(IEnumerable<ulong> values)
    {
        var message = new Message();
        foreach (var value in values)
            message.Varint(value);
        return message.ToArray();
    }

    private static ulong Zigzag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private sealed class Message
    {
        private readonly List<byte> _bytes = [];

        public int Length => _bytes.Count;

        public Message Varint(int field, ulong value) => Varint((ulong)field << 3).Varint(value);

        public Message Bytes(int field, byte[] bytes)
        {
            Varint(((ulong)field << 3) | 2).Varint((ulong)bytes.Length);
            _bytes.AddRange(bytes);
            return this;
        }

        public Message Varint(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
                _bytes.Add((byte)(value | 0x80));
            _bytes.Add((byte)value);
            return this;
        }

        public byte[] ToArray() => [.. _bytes];
    }
}
