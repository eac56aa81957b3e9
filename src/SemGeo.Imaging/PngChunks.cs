using System.Buffers.Binary;
using System.IO.Hashing;

namespace SemGeo.Imaging;

/// <summary>A PNG's header, and the walk over its chunks.</summary>
/// <param name="Size">The size.</param>
/// <param name="RawBytes">The bytes of the pixels as they are compressed, filters and interlacing aside.</param>
/// <param name="IsInterlaced">Whether the rows come in seven passes.</param>
internal readonly record struct PngChunks(ImageSize Size, long RawBytes, bool IsInterlaced)
{
    private const int Signature = 8, Frame = 12;

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
            if (Crc32.HashToUInt32(body) != BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]))
                throw new ImageDecodingException("PNG: a checksum is wrong; bytes of the file have changed.");
            if (body.StartsWith("IEND"u8))
                return;
            rest = rest[(Frame + (int)length)..];
        }
        throw EndsTooEarly();
    }

    private static ImageDecodingException EndsTooEarly() => new("PNG: premature end of file.");
}
