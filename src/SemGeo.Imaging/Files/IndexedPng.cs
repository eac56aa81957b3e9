using System.Buffers.Binary;
using System.IO.Compression;

namespace SemGeo.Imaging.Files;

/// <summary>Writes PNG files of one byte a pixel with a palette (PNG specification, colour type 3).</summary>
internal static class IndexedPng
{
    private const int LargestPalette = 256;

    private static readonly uint[] CrcTable = MakeCrcTable();

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Encodes an image.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="indices">A palette index a pixel, row by row from the top.</param>
    /// <param name="palette">Red, green and blue of 1 to 256 colours.</param>
    /// <param name="alpha">How opaque the first colours are, 0 to 255, at most as many as there are colours; the others are opaque.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, or an index is beyond the palette.</exception>
    public static byte[] Encode(int width, int height, ReadOnlySpan<byte> indices, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> alpha = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (indices.Length != (long)width * height)
            throw new ArgumentException($"An image of {width}x{height} takes {(long)width * height} indices, but {indices.Length} were given.", nameof(indices));
        var colours = palette.Length / 3;
        if (palette.Length % 3 != 0 || colours is < 1 or > LargestPalette)
            throw new ArgumentException($"A palette holds 1 to {LargestPalette} colours of three bytes, but {palette.Length} bytes were given.", nameof(palette));
        if (alpha.Length > colours)
            throw new ArgumentException($"{alpha.Length} opacities were given for a palette of {colours} colours.", nameof(alpha));
        if (colours < LargestPalette && indices.IndexOfAnyInRange((byte)colours, byte.MaxValue) is >= 0 and var bad)
            throw new ArgumentException($"Pixel {bad} has index {indices[bad]}, but the palette ends at {colours - 1}.", nameof(indices));

        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        const byte bitDepth = 8, indexed = 3;
        (header[8], header[9]) = (bitDepth, indexed);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "PLTE"u8, palette);
        if (!alpha.IsEmpty)
            WriteChunk(file, "tRNS"u8, alpha);
        WriteChunk(file, "IDAT"u8, Deflate(width, indices));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static ReadOnlySpan<byte> Deflate(int width, ReadOnlySpan<byte> indices)
    {
        // Each row begins with its filter, here none: labels compress best as they are.
        var rows = new byte[indices.Length / width * (width + 1)];
        for (var (from, to) = (0, 1); from < indices.Length; from += width, to += width + 1)
            indices.Slice(from, width).CopyTo(rows.AsSpan(to));
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(rows);
        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(type);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), content));
        file.Write(number);
    }

    /// <summary>Goes on with a checksum: begins with all bits set, ends inverted.</summary>
    internal static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            crc = CrcTable[(byte)(crc ^ b)] ^ (crc >> 8);
        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            table[i] = crc;
        }

        return table;
    }
}
