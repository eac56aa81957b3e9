using System.Buffers.Binary;

namespace SemGeo.Imaging;

/// <summary>JPEGs of inks without Adobe's marker, whose values are not inverted. Skia takes the values of every such file for inverted ones (255 is no ink).</summary>
/// <remarks>
/// <list type="number">
/// <item>Skia is given a copy with negated quantization tables: they are written with 16 bits, and a decoder multiplies in 16 bits, where 65536 - q is -q. Each value v comes out as 256 - v.</item>
/// <item>That is one level more than 255 - v. What Skia makes of two of these, ink' x black' / 255, is too light by (ink + black + 1) / 255 &lt; 2.01 levels; <see cref="Correct"/> takes that off,
/// to within half a level: the sum of two numbers lies between bounds that their product sets.</item>
/// </list>
/// </remarks>
internal static unsafe class PlainCmyk
{
    private const byte DefineTables = 0xDB, StartOfImage = 0xD8;

    private static readonly byte[] Corrected = MakeCorrected();

    /// <summary>The copy for Skia.</summary>
    /// <param name="encoded">A file that <see cref="JpegScans"/> has checked.</param>
    /// <exception cref="ImageDecodingException">A table is cut short.</exception>
    public static byte[] Negate(ReadOnlySpan<byte> encoded)
    {
        var copy = new List<byte>(encoded.Length + 256) { 0xFF, StartOfImage };
        var position = 2;
        while (position < encoded.Length)
        {
            var found = encoded[position..].IndexOf((byte)0xFF);
            if (found < 0 || position + found + 1 >= encoded.Length || encoded[position + found + 1] != DefineTables)
            {
                // Data, or a marker that is copied with what follows it.
                var length = found < 0 ? encoded.Length - position : Math.Min(found + 2, encoded.Length - position);
                copy.AddRange(encoded.Slice(position, length));
                position += length;
                continue;
            }
            copy.AddRange(encoded.Slice(position, found));
            position += found + 2;
            var content = JpegHeader.Segment(encoded, position);
            position += 2 + content.Length;
            AddTables(copy, content);
        }
        return [.. copy];
    }

    /// <summary>Corrects a row.</summary>
    public static void Correct(byte* pixels, int count)
    {
        for (var i = 0; i < 4 * count; i++)
            pixels[i] = Corrected[pixels[i]];
    }

    private static void AddTables(List<byte> copy, ReadOnlySpan<byte> content)
    {
        const int values = 64;
        while (!content.IsEmpty)
        {
            var (wide, number) = (content[0] >> 4 != 0, content[0] & 15);
            var length = 1 + (wide ? 2 : 1) * values;
            if (content.Length < length)
                throw new ImageDecodingException("JPEG: a quantization table is cut short.");
            copy.AddRange([0xFF, DefineTables, 0, 3 + 2 * values, (byte)(0x10 | number)]);
            for (var i = 0; i < values; i++)
            {
                var value = wide ? BinaryPrimitives.ReadUInt16BigEndian(content[(1 + 2 * i)..]) : content[1 + i];
                copy.AddRange([(byte)(-value >> 8), (byte)-value]);
            }
            content = content[length..];
        }
    }

    // With p = a b / 255, a + b lies between 2 sqrt(255 p), where they are equal, and 255 + p, where one is 255.
    private static byte[] MakeCorrected()
    {
        var corrected = new byte[256];
        for (var p = 0; p < corrected.Length; p++)
            corrected[p] = (byte)Math.Clamp(Math.Round(p - (2 * Math.Sqrt(p / 255.0) + 1 + p / 255.0) / 2), 0, 255);
        return corrected;
    }
}
