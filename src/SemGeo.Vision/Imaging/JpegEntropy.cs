using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SemGeo.Vision.Imaging;

/// <summary>Passes over the Huffman codes of a JPEG with one scan: as many blocks as the image has must take as many bytes as there are.</summary>
/// <remarks>
/// Skia's decoder goes on after damage: it makes up what is missing and drops what is left over, and nothing shows it. Bytes that were lost or changed leave the codes out of step, and
/// then the blocks end before the data or after them. Costs about a fifth of decoding.
/// </remarks>
internal static class JpegEntropy
{
    private const int MaxComponents = 4;

    // Encoders are known to pad a scan by a few bytes.
    private const int HarmlessPadding = 16;

    /// <summary>Checks the scan of a file with one scan.</summary>
    /// <param name="encoded">The file, whose markers <see cref="JpegScans"/> has checked.</param>
    /// <param name="header">Its header.</param>
    /// <exception cref="ImageDecodingException">There are codes that no table holds, too few bytes, or more than a few too many.</exception>
    public static unsafe void Check(ReadOnlySpan<byte> encoded, in JpegHeader header)
    {
        var tables = ReadTables(encoded, header.FirstScan);
        var scan = JpegHeader.Segment(encoded, header.FirstScan + 2);
        var position = header.FirstScan + 4 + scan.Length;
        if (!Plan(scan, header, tables, out var direct, out var others))
            return;
        var units = (long)header.UnitColumns * header.UnitRows;
        var each = header.RestartInterval == 0 ? units : header.RestartInterval;
        fixed (byte* bytes = encoded)
        {
            for (; units > 0; units -= each)
            {
                var end = SegmentEnd(encoded, position);
                PassUnits(bytes + position, bytes + end, Math.Min(each, units), direct, others);
                position = end + 2;
            }
        }
    }

    private static HuffmanTable?[] ReadTables(ReadOnlySpan<byte> encoded, int firstScan)
    {
        const byte defineTables = 0xC4;
        var tables = new HuffmanTable?[2 * MaxComponents];
        for (var position = 2; position < firstScan;)
        {
            var (marker, start) = JpegHeader.NextMarker(encoded, position);
            var content = JpegHeader.Segment(encoded, start);
            position = start + 2 + content.Length;
            while (marker == defineTables && !content.IsEmpty)
            {
                if ((content[0] & 0xEF) >= MaxComponents)
                    throw new ImageDecodingException("JPEG: a Huffman table makes no sense.");
                tables[(content[0] >> 4) * MaxComponents + (content[0] & 15)] = HuffmanTable.Read(content[1..], content[0] < 16, out var length);
                content = content[(1 + length)..];
            }
        }
        return tables;
    }

    // The tables of each block of a unit, in order. False where tables are missing: decoders take the usual ones.
    private static bool Plan(ReadOnlySpan<byte> scan, in JpegHeader header, HuffmanTable?[] tables, out HuffmanTable[] direct, out HuffmanTable[] others)
    {
        (direct, others) = (new HuffmanTable[header.UnitBlocks], new HuffmanTable[header.UnitBlocks]);
        if (scan.Length < 1 + 2 * header.Components)
            throw JpegHeader.EndsTooEarly();
        for (int component = 0, block = 0; component < header.Components; component++)
        {
            var selectors = scan[2 + 2 * component];
            if (selectors >> 4 >= MaxComponents || (selectors & 15) >= MaxComponents)
                throw new ImageDecodingException("JPEG: a scan's header makes no sense.");
            var (dc, ac) = (tables[selectors >> 4], tables[MaxComponents + (selectors & 15)]);
            if (dc is null || ac is null)
                return false;
            for (var i = 0; i < header.Blocks(component); i++)
                (direct[block], others[block++]) = (dc, ac);
        }
        return true;
    }

    // The next marker: markers are those that are not followed by 0.
    private static int SegmentEnd(ReadOnlySpan<byte> encoded, int position)
    {
        while (true)
        {
            var found = encoded[position..].IndexOf((byte)0xFF);
            if (found < 0 || position + found + 1 >= encoded.Length)
                throw JpegHeader.EndsTooEarly();
            position += found;
            if (encoded[position + 1] != 0)
                return position;
            position += 2;
        }
    }

    private static unsafe void PassUnits(byte* from, byte* end, long units, HuffmanTable[] direct, HuffmanTable[] others)
    {
        var bits = new Bits(from, end);
        for (; units > 0; units--)
        {
            for (var block = 0; block < direct.Length; block++)
                PassBlock(ref bits, direct[block], others[block]);
        }
        if (bits.Left < 0)
            throw new ImageDecodingException("JPEG: the data end too early; bytes of the file are lost or changed.");
        if (bits.Left / 8 > HarmlessPadding)
            throw new ImageDecodingException($"JPEG: {bits.Left / 8} extraneous bytes behind the image's data; bytes of the file are lost or changed.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PassBlock(ref Bits bits, HuffmanTable direct, HuffmanTable others)
    {
        // A code and its bits are 31 at most; a refill brings at least 56.
        bits.Refill();
        var entry = (int)direct.Single[bits.Peek(HuffmanTable.SingleBits)];
        bits.Pass((entry != 0 ? entry : Long(ref bits, direct)) & 0xFF);
        var (single, both) = (others.Single, others.Double);
        var k = 1;
        // Two codes at once, as long as the first of them cannot end the block: a run is 16 at most.
        while (k < 48)
        {
            bits.Refill();
            entry = both[bits.Peek(HuffmanTable.DoubleBits)];
            if (entry == 0)
                entry = Long(ref bits, others);
            bits.Pass(entry & 0xFF);
            k += entry >> 8;
        }
        while (k < 64)
        {
            bits.Refill();
            entry = single[bits.Peek(HuffmanTable.SingleBits)];
            if (entry == 0)
                entry = Long(ref bits, others);
            bits.Pass(entry & 0xFF);
            k += entry >> 8;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Long(ref Bits bits, HuffmanTable table) =>
        table.Find(bits.Peek(16)) is > 0 and var entry ? entry : throw new ImageDecodingException("JPEG: a code that no Huffman table holds; bytes of the file are lost or changed.");

    /// <summary>The bits of a scan, without the zeros that follow 0xFF. Beyond the end there are zeros.</summary>
    private unsafe ref struct Bits(byte* from, byte* end)
    {
        private readonly byte* _end = end;
        private byte* _from = from;
        private ulong _buffer;
        private int _count;
        private int _made;

        /// <summary>Bits that were not passed; below 0 where more were passed than there are.</summary>
        public readonly long Left => _count - _made + 8 * (_end - _from);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly int Peek(int count) => (int)(_buffer >> (64 - count));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Pass(int count)
        {
            _buffer <<= count;
            _count -= count;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Refill()
        {
            if (_count >= 32)
                return;
            if (_end - _from >= 8)
            {
                var next = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(_from));
                // No byte of them is 0xFF: none of the complement is 0.
                if (((~next - 0x0101010101010101) & next & 0x8080808080808080) == 0)
                {
                    _buffer |= next >> _count;
                    var bytes = (63 - _count) >> 3;
                    _from += bytes;
                    _count += 8 * bytes;
                    return;
                }
            }
            RefillSlowly();
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void RefillSlowly()
        {
            while (_count <= 56)
            {
                if (_from < _end)
                {
                    var value = *_from++;
                    if (value == 0xFF && _from < _end && *_from == 0)
                        _from++;
                    _buffer |= (ulong)value << (56 - _count);
                }
                else
                {
                    _made += 8;
                }
                _count += 8;
            }
        }
    }
}
