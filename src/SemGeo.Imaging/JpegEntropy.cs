using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SemGeo.Imaging;

/// <summary>Passes over the Huffman codes of a JPEG with one scan: as many blocks as the image has must take as many bytes as there are.</summary>
/// <remarks>
/// Skia's decoder goes on after damage: it makes up what is missing and drops what is left over, and nothing shows it. Bytes that were lost or changed leave the codes out of step, and
/// then the blocks end before the data or after them. An object keeps its buffer and the tables from one file to the next; one thread at a time.
/// </remarks>
internal sealed unsafe class JpegEntropy : IDisposable
{
    private const int MaxComponents = 4;

    // Encoders are known to pad a scan by a few bytes.
    private const int HarmlessPadding = 16;

    // A block has at most 64 codes of at most 31 bits. Behind the data there are zeros for one block more.
    private const int LongestBlock = 64 * 31 / 8 + 16;

    private readonly NativeBuffer<byte> _data = new();
    private readonly HuffmanTable?[] _tables = new HuffmanTable?[2 * MaxComponents];
    private readonly byte[]?[] _sources = new byte[]?[2 * MaxComponents];
    private readonly bool[] _isDefined = new bool[2 * MaxComponents];

    /// <summary>The memory that it holds.</summary>
    public long Bytes => _data.Bytes;

    /// <summary>Checks the scan of a file with one scan.</summary>
    /// <param name="encoded">The file, whose markers <see cref="JpegScans"/> has checked.</param>
    /// <param name="header">Its header.</param>
    /// <exception cref="ImageDecodingException">There are codes that no table holds, too few bytes, or more than a few too many.</exception>
    public void Check(ReadOnlySpan<byte> encoded, in JpegHeader header)
    {
        ReadTables(encoded, header.FirstScan);
        var scan = JpegHeader.Segment(encoded, header.FirstScan + 2);
        var position = header.FirstScan + 4 + scan.Length;
        if (!Plan(scan, header, out var plan))
            return;
        var units = (long)header.UnitColumns * header.UnitRows;
        var each = header.RestartInterval == 0 ? units : header.RestartInterval;
        for (; units > 0; units -= each)
        {
            var length = CopySegment(encoded, ref position);
            PassUnits(_data.Pointer, length, Math.Min(each, units), plan);
        }
    }

    /// <summary>Frees the buffer.</summary>
    public void Dispose() => _data.Dispose();

    private void ReadTables(ReadOnlySpan<byte> encoded, int firstScan)
    {
        const byte defineTables = 0xC4;
        Array.Clear(_isDefined);
        for (var position = 2; position < firstScan;)
        {
            var (marker, start) = JpegHeader.NextMarker(encoded, position);
            var content = JpegHeader.Segment(encoded, start);
            position = start + 2 + content.Length;
            while (marker == defineTables && !content.IsEmpty)
                content = content[ReadTable(content)..];
        }
    }

    // Most files have the same tables.
    private int ReadTable(ReadOnlySpan<byte> content)
    {
        var (isOther, number) = (content[0] >> 4, content[0] & 15);
        if (isOther > 1 || number >= MaxComponents)
            throw new ImageDecodingException("JPEG: a Huffman table makes no sense.");
        var place = isOther * MaxComponents + number;
        _isDefined[place] = true;
        if (_sources[place] is { } source && content.StartsWith(source))
            return source.Length;
        _sources[place] = null;
        _tables[place] = HuffmanTable.Read(content[1..], isOther == 0, out var length);
        _sources[place] = content[..(1 + length)].ToArray();
        return 1 + length;
    }

    // The tables of each block of a unit, in order: direct values and others. False where tables are missing: decoders take the usual ones.
    private bool Plan(ReadOnlySpan<byte> scan, in JpegHeader header, out (HuffmanTable Direct, HuffmanTable Other)[] plan)
    {
        plan = new (HuffmanTable, HuffmanTable)[header.UnitBlocks];
        if (scan.Length < 1 + 2 * header.Components)
            throw JpegHeader.EndsTooEarly();
        for (int component = 0, block = 0; component < header.Components; component++)
        {
            var (direct, other) = (scan[2 + 2 * component] >> 4, MaxComponents + (scan[2 + 2 * component] & 15));
            if (direct >= MaxComponents || other >= 2 * MaxComponents)
                throw new ImageDecodingException("JPEG: a scan's header makes no sense.");
            if (!_isDefined[direct] || !_isDefined[other])
                return false;
            for (var i = 0; i < header.Blocks(component); i++)
                plan[block++] = (_tables[direct]!, _tables[other]!);
        }
        return true;
    }

    // Copies the data up to the next marker, without the zeros that follow 0xFF, and goes on behind the marker.
    private int CopySegment(ReadOnlySpan<byte> encoded, ref int position)
    {
        var target = new Span<byte>(_data.Reserve(encoded.Length - position + LongestBlock), checked((int)Math.Min(int.MaxValue, _data.Bytes)));
        var copied = 0;
        while (true)
        {
            var rest = encoded[position..];
            var found = rest.IndexOf((byte)0xFF);
            if (found < 0 || found + 1 >= rest.Length)
                throw JpegHeader.EndsTooEarly();
            var isData = rest[found + 1] == 0;
            rest[..(isData ? found + 1 : found)].CopyTo(target[copied..]);
            copied += isData ? found + 1 : found;
            position += found + 2;
            if (isData)
                continue;
            target.Slice(copied, LongestBlock).Clear();
            return copied;
        }
    }

    private static void PassUnits(byte* data, int length, long units, (HuffmanTable Direct, HuffmanTable Other)[] plan)
    {
        const int shift = 64 - HuffmanTable.LookupBits, beforeLongestRun = 48, blockEnd = 64;
        var blocks = stackalloc Block[plan.Length];
        for (var i = 0; i < plan.Length; i++)
            blocks[i] = new() { Direct = plan[i].Direct.Single, Single = plan[i].Other.Single, Double = plan[i].Other.Double };
        var (from, end) = (0, length);
        // The next bits from the highest on, how many of them are good, and where the first byte is that is not among them.
        ulong buffer = 0;
        var count = 0;
        for (; units > 0; units--)
        {
            for (var i = 0; i < plan.Length; i++)
            {
                buffer |= Next(data + from) >> count;
                from += (63 - count) >> 3;
                count |= 56;
                uint entry = blocks[i].Direct[buffer >> shift];
                if (entry == 0)
                    entry = (uint)plan[i].Direct.Find((int)(buffer >> 48));
                buffer <<= (int)entry;
                count -= (byte)entry;
                var k = 1u;
                // Two codes at once, as long as the first of them cannot end the block: a run is 16 at most.
                for (var lookup = blocks[i].Double; k < beforeLongestRun;)
                {
                    buffer |= Next(data + from) >> count;
                    from += (63 - count) >> 3;
                    count |= 56;
                    entry = lookup[buffer >> shift];
                    if (entry == 0)
                        entry = (uint)plan[i].Other.Find((int)(buffer >> 48));
                    buffer <<= (int)entry;
                    count -= (byte)entry;
                    k += entry >> 8;
                }
                for (var lookup = blocks[i].Single; k < blockEnd;)
                {
                    buffer |= Next(data + from) >> count;
                    from += (63 - count) >> 3;
                    count |= 56;
                    entry = lookup[buffer >> shift];
                    if (entry == 0)
                        entry = (uint)plan[i].Other.Find((int)(buffer >> 48));
                    buffer <<= (int)entry;
                    count -= (byte)entry;
                    k += entry >> 8;
                }
                if (8L * from - count > 8L * end)
                    throw new ImageDecodingException("JPEG: the data end too early; bytes of the file are lost or changed.");
            }
        }
        GC.KeepAlive(plan);
        var left = end - from + count / 8;
        if (left > HarmlessPadding)
            throw new ImageDecodingException($"JPEG: {left} extraneous bytes behind the image's data; bytes of the file are lost or changed.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Next(byte* from) => BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(from));

    private struct Block
    {
        public ushort* Direct;
        public ushort* Single;
        public ushort* Double;
    }
}
