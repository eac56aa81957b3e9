using System.Buffers.Binary;
using System.Text;

namespace SemGeo.Imaging.Files;

/// <summary>A TIFF directory in the making, big-endian: entries of tag, type, count and value, in ascending order of tags.</summary>
internal sealed class TiffDirectory
{
    private const int HeaderSize = 8;
    private const int EntrySize = 12;
    private const ushort ByteType = 1;
    private const ushort TextType = 2;
    private const ushort ShortType = 3;
    private const ushort LongType = 4;
    private const ushort RationalType = 5;

    private readonly List<(ushort Tag, ushort Type, int Count, byte[] Value, TiffDirectory? Child)> _entries = [];

    public void AddBytes(ushort tag, ReadOnlySpan<byte> bytes) => Add(tag, ByteType, bytes.Length, bytes.ToArray());

    public void AddText(ushort tag, string text) => Add(tag, TextType, text.Length + 1, [.. Encoding.ASCII.GetBytes(text), 0]);

    public void AddShort(ushort tag, ushort value) => Add(tag, ShortType, 1, [(byte)(value >> 8), (byte)value]);

    public void AddDirectory(ushort tag, TiffDirectory child) => Add(tag, LongType, 1, new byte[4], child);

    public void AddRationals(ushort tag, ReadOnlySpan<(uint Numerator, uint Denominator)> values)
    {
        var bytes = new byte[8 * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8 * i), values[i].Numerator);
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8 * i + 4), values[i].Denominator);
        }

        Add(tag, RationalType, values.Length, bytes);
    }

    /// <summary>The whole structure: header, this directory, what does not fit into entries, and the directories that it points to.</summary>
    public byte[] ToTiff()
    {
        var tiff = new List<byte> { (byte)'M', (byte)'M', 0, 42, 0, 0, 0, HeaderSize };
        WriteTo(tiff);
        return [.. tiff];
    }

    private void Add(ushort tag, ushort type, int count, byte[] value, TiffDirectory? child = null) => _entries.Add((tag, type, count, value, child));

    private void WriteTo(List<byte> tiff)
    {
        var start = tiff.Count;
        var directory = new byte[2 + EntrySize * _entries.Count + 4];
        BinaryPrimitives.WriteUInt16BigEndian(directory, (ushort)_entries.Count);
        tiff.AddRange(directory);
        for (var i = 0; i < _entries.Count; i++)
        {
            var (tag, type, count, value, child) = _entries[i];
            var entry = directory.AsSpan(2 + EntrySize * i, EntrySize);
            BinaryPrimitives.WriteUInt16BigEndian(entry, tag);
            BinaryPrimitives.WriteUInt16BigEndian(entry[2..], type);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], count);
            if (child is null && value.Length <= 4)
            {
                value.CopyTo(entry[8..]);
                continue;
            }

            // Values begin at even offsets.
            if (tiff.Count % 2 == 1)
                tiff.Add(0);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], tiff.Count);
            if (child is null)
                tiff.AddRange(value);
            else
                child.WriteTo(tiff);
        }

        for (var i = 0; i < directory.Length; i++)
            tiff[start + i] = directory[i];
    }
}
