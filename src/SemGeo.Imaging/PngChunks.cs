using System.Buffers.Binary;

namespace SemGeo.Imaging;

/// <summary>A PNG's header, and the walk over its chunks.</summary>
/// <param name="Size">The size.</param>
/// <param name="RawBytes">The bytes of the pixels as they are compressed, filters and interlacing aside.</param>
/// <param name="IsInterlaced">Whether the rows come in seven passes.</param>
internal readonly record struct PngChunks(ImageSize Size, long RawBytes, bool IsInterlaced)
{
    private const int Signature = 8, Frame = 12;

    private static readonly uint[] Tables = MakeTables();

    private static ReadOnlySpan<byte> Beginning => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads the header.</summary>
    /// <exception cref="ImageDecodingException">It is cut short or makes no sense.</exception>
    public static PngChunks Read(ReadOnlySpan<byte> encoded)
    {
        const int headerLength = 13;
        if (encoded.Length < Signature + Frame + headerLength)
            throw EndsTooEarly();
        var length = BinaryPrimitives.ReadUInt32BigEndian(encoded[Signature..]);
        var body = encoded.Slice(Signature + 4, 4 + headerLength);
        if (!encoded.StartsWith(Beginning) || length != headerLength || !body.StartsWith("IHDR"u8))
            throw new ImageDecodingException("PNG: the header makes no sense.");
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(body[4..]), BinaryPrimitives.ReadUInt32BigEndian(body[8..]));
        var (depth, channels) = (body[12], body[13] switch { 0 or 3 => 1, 4 => 2, 2 => 3, 6 => 4, _ => 0 });
        if (width > int.MaxValue || height > int.MaxValue || channels == 0 || depth is not (1 or 2 or 4 or 8 or 16))
            throw new ImageDecodingException("PNG: the header makes no sense.");
        return new(new((int)width, (int)height), (long)Int128.Min((width * (Int128)depth * channels + 7) / 8 * height, long.MaxValue), body[16] != 0);
    }

    /// <summary>Finds files that end too early or have bytes that changed.</summary>
    /// <exception cref="ImageDecodingException">The file is one of these.</exception>
    public static void Check(ReadOnlySpan<byte> encoded)
    {
        var rest = encoded[Math.Min(Signature, encoded.Length)..];
        while (rest.Length >= Frame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - Frame)
                break;
            // The checksum covers the chunk's name and its content.
            var body = rest.Slice(4, 4 + (int)length);
            if (Crc32(body) != BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]))
                throw new ImageDecodingException("PNG: a checksum is wrong; bytes of the file have changed.");
            if (body.StartsWith("IEND"u8))
                return;
            rest = rest[(Frame + (int)length)..];
        }
        throw EndsTooEarly();
    }

    private static ImageDecodingException EndsTooEarly() => new("PNG: premature end of file.");

    // CRC-32 of ISO 3309, as PNG demands; eight bytes at a time, each through a table of its own.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var tables = Tables;
        var crc = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var (low, high) = (BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc, BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));
            crc = tables[0x700 + (byte)low] ^ tables[0x600 + (byte)(low >> 8)] ^ tables[0x500 + (byte)(low >> 16)] ^ tables[0x400 + (low >> 24)]
                ^ tables[0x300 + (byte)high] ^ tables[0x200 + (byte)(high >> 8)] ^ tables[0x100 + (byte)(high >> 16)] ^ tables[high >> 24];
        }
        foreach (var value in bytes)
            crc = (crc >> 8) ^ tables[(byte)crc ^ value];
        return ~crc;
    }

    private static uint[] MakeTables()
    {
        var tables = new uint[8 * 256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            tables[i] = crc;
        }
        for (var i = 256; i < tables.Length; i++)
            tables[i] = (tables[i - 256] >> 8) ^ tables[(byte)tables[i - 256]];
        return tables;
    }
}
