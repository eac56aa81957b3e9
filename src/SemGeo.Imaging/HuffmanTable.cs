namespace SemGeo.Imaging;

/// <summary>A Huffman table of a JPEG, for passing over codes and the bits that belong to them without making values of them.</summary>
/// <remarks>
/// An entry holds in its low byte how many bits to pass, in its high byte how many coefficients they stand for. It is 0 where the code is longer than a lookup, or there is none.
/// </remarks>
internal sealed unsafe class HuffmanTable
{
    /// <summary>The bits that the lookups take.</summary>
    public const int LookupBits = 12;

    /// <summary>The most bits that an entry of <see cref="Double"/> passes: the codes lie within the lookup, the bits of the second of them may go on behind it.</summary>
    public const int LongestPass = LookupBits + 15;

    private const int EndOfBlock = 64, Longest = 16;

    // Pinned, since pointers to them are used; of each length the first code beyond its last one, shifted to 16 bits, and what to add to a code to find its symbol.
    private readonly ushort[] _single = GC.AllocateArray<ushort>(1 << LookupBits, pinned: true);
    private readonly ushort[] _double = GC.AllocateArray<ushort>(1 << LookupBits, pinned: true);
    private readonly int[] _limit = new int[Longest + 2];
    private readonly int[] _offset = new int[Longest + 1];
    private readonly byte[] _symbols;
    private readonly bool _isDirect;

    private HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols, bool isDirect)
    {
        _symbols = symbols.ToArray();
        _isDirect = isDirect;
        Span<byte> lengths = stackalloc byte[1 << LookupBits];
        lengths.Clear();
        for (int length = 1, code = 0, first = 0; length <= Longest; length++, code <<= 1)
        {
            var count = counts[length - 1];
            _offset[length] = first - code;
            if (code + count > 1 << length)
                throw new ImageDecodingException("JPEG: a Huffman table makes no sense.");
            for (var i = 0; i < count && length <= LookupBits; i++)
            {
                var (at, many) = ((code + i) << (LookupBits - length), 1 << (LookupBits - length));
                _single.AsSpan(at, many).Fill(Entry(symbols[first + i], length));
                lengths.Slice(at, many).Fill((byte)length);
            }
            code += count;
            first += count;
            _limit[length] = code << (Longest - length);
        }
        _limit[Longest + 1] = int.MaxValue;
        if (!isDirect)
            FillDouble(lengths);
    }

    /// <summary>One code and its bits.</summary>
    public ushort* Single => (ushort*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _single[0]);

    /// <summary>Two codes and their bits where both lie within the lookup, else one. Not for direct values.</summary>
    public ushort* Double => (ushort*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _double[0]);

    /// <summary>Reads a table.</summary>
    /// <param name="content">The number of codes of 1 to 16 bits, then their symbols.</param>
    /// <param name="isDirect">Whether it is a table of direct values (DC): each stands for one coefficient.</param>
    /// <param name="length">How many bytes it takes.</param>
    /// <exception cref="ImageDecodingException">It is cut short or makes no sense.</exception>
    public static HuffmanTable Read(ReadOnlySpan<byte> content, bool isDirect, out int length)
    {
        var symbols = 0;
        for (var i = 0; i < Longest && i < content.Length; i++)
            symbols += content[i];
        length = Longest + symbols;
        return symbols <= 256 && content.Length >= length ? new(content, content[Longest..length], isDirect) : throw new ImageDecodingException("JPEG: a Huffman table makes no sense.");
    }

    /// <summary>The entry of a code of any length.</summary>
    /// <param name="bits">The next 16 bits.</param>
    /// <exception cref="ImageDecodingException">There is no such code.</exception>
    public int Find(int bits)
    {
        var length = 1;
        while (bits >= _limit[length])
            length++;
        if (length > Longest)
            throw new ImageDecodingException("JPEG: a code that no Huffman table holds; bytes of the file are lost or changed.");
        return Entry(_symbols[(bits >> (Longest - length)) + _offset[length]], length);
    }

    private ushort Entry(byte symbol, int length)
    {
        var (run, size) = (symbol >> 4, symbol & 15);
        var advance = _isDirect ? 1 : size == 0 && run < 15 ? EndOfBlock : run + 1;
        return (ushort)((advance << 8) | (length + size));
    }

    private void FillDouble(ReadOnlySpan<byte> lengths)
    {
        for (var bits = 0; bits < _double.Length; bits++)
        {
            int first = _single[bits], used = first & 0xFF;
            var rest = used < LookupBits ? (bits << used) & ((1 << LookupBits) - 1) : 0;
            var hasSecond = first >> 8 < EndOfBlock && used < LookupBits && lengths[rest] is > 0 and var length && used + length <= LookupBits;
            _double[bits] = (ushort)(first != 0 && hasSecond ? first + _single[rest] : first);
        }
    }
}
