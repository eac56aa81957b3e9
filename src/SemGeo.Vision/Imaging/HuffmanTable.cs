namespace SemGeo.Vision.Imaging;

/// <summary>A Huffman table of a JPEG, for passing over codes and the bits that belong to them without making values of them.</summary>
/// <remarks>An entry of a lookup holds in its low byte how many bits to pass, in its high byte how many coefficients they stand for; 0 where the code is longer than the lookup.</remarks>
internal sealed class HuffmanTable
{
    /// <summary>The bits that <see cref="Single"/> is looked up with.</summary>
    public const int SingleBits = 10;

    /// <summary>The bits that <see cref="Double"/> is looked up with.</summary>
    public const int DoubleBits = 13;

    /// <summary>The advance at the end of a block: beyond its last coefficient from wherever it is.</summary>
    public const int EndOfBlock = 64;

    private const int Longest = 16;

    // Of each length the first code beyond its last one, shifted to 16 bits, and what to add to a code to find its symbol.
    private readonly int[] _limit = new int[Longest + 2];
    private readonly int[] _offset = new int[Longest + 1];
    private readonly byte[] _symbols;
    private readonly bool _isDirect;

    private HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols, bool isDirect)
    {
        _symbols = symbols.ToArray();
        _isDirect = isDirect;
        var (code, first) = (0, 0);
        for (var length = 1; length <= Longest; length++)
        {
            _offset[length] = first - code;
            code += counts[length - 1];
            first += counts[length - 1];
            if (code > 1 << length)
                throw new ImageDecodingException("JPEG: a Huffman table makes no sense.");
            _limit[length] = code << (Longest - length);
            code <<= 1;
        }
        _limit[Longest + 1] = int.MaxValue;
        for (var bits = 0; bits < Single.Length; bits++)
        {
            var entry = Find(bits << (Longest - SingleBits), SingleBits);
            Single[bits] = (ushort)entry;
        }
        for (var bits = 0; bits < Double.Length; bits++)
            Double[bits] = MakeDouble(bits);
    }

    /// <summary>One code and its bits.</summary>
    public ushort[] Single { get; } = new ushort[1 << SingleBits];

    /// <summary>Two codes and their bits, where both fit; else one.</summary>
    public ushort[] Double { get; } = new ushort[1 << DoubleBits];

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

    /// <summary>The entry of a code that the lookups do not hold, or 0 where there is none.</summary>
    /// <param name="bits">The next 16 bits.</param>
    public int Find(int bits) => Find(bits, Longest);

    private int Find(int bits, int known)
    {
        var length = 1;
        while (bits >= _limit[length])
            length++;
        if (length > known)
            return 0;
        var symbol = _symbols[(bits >> (Longest - length)) + _offset[length]];
        var (run, size) = (symbol >> 4, symbol & 15);
        var advance = _isDirect ? 1 : size == 0 && run < 15 ? EndOfBlock : run + 1;
        return (advance << 8) | (length + size);
    }

    private ushort MakeDouble(int bits)
    {
        var first = Find(bits << (Longest - DoubleBits), DoubleBits);
        var used = first & 0xFF;
        if (first == 0 || first >> 8 == EndOfBlock || used >= DoubleBits)
            return (ushort)first;
        var second = Find((bits << (Longest - DoubleBits + used)) & 0xFFFF, DoubleBits - used);
        return (ushort)(second == 0 || used + (second & 0xFF) > DoubleBits ? first : first + second);
    }
}
