using System.Buffers.Binary;

namespace SemGeo.Vision.Imaging;

/// <summary>Looks at the structure of a JPEG or PNG without decoding it.</summary>
/// <remarks>For decoders that paint a truncated image half grey and say nothing: an <see cref="IImageDecoder"/> over one calls <see cref="ThrowIfIncomplete"/> first.</remarks>
public static class EncodedImage
{
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    /// <summary>Finds what is no image, and images that end too early or (PNG) have bytes that changed.</summary>
    /// <param name="encoded">The bytes of a file.</param>
    /// <exception cref="ImageDecodingException">They are no JPEG or PNG, or not a whole one.</exception>
    public static void ThrowIfIncomplete(ReadOnlySpan<byte> encoded)
    {
        if (ForeignFormat.Describe(encoded) is { } reason)
            throw new ImageDecodingException(reason);
        if (encoded[0] == 0xFF)
            CheckJpeg(encoded);
        else
            CheckPng(encoded);
    }

    private static void CheckJpeg(ReadOnlySpan<byte> encoded)
    {
        var rest = encoded[2..];
        while (true)
        {
            // Between segments there may be padding; within a scan everything up to the next real marker is data.
            var marker = rest.IndexOf((byte)0xFF);
            if (marker < 0 || marker + 1 >= rest.Length)
                throw new ImageDecodingException("JPEG: premature end of file.");
            var kind = rest[marker + 1];
            rest = rest[(marker + (kind == 0xFF ? 1 : 2))..];
            if (kind == EndOfImage)
                return;
            if (kind is 0x00 or 0x01 or 0xFF or (>= 0xD0 and <= 0xD8))
                continue;
            var length = rest.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(rest);
            if (length < 2 || length > rest.Length)
                throw new ImageDecodingException(kind == StartOfScan ? "JPEG: premature end of file." : "JPEG: a segment is longer than the file.");
            rest = rest[length..];
        }
    }

    private static void CheckPng(ReadOnlySpan<byte> encoded)
    {
        const int signature = 8, frame = 12;
        var rest = encoded[Math.Min(signature, encoded.Length)..];
        while (rest.Length >= frame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - frame)
                break;
            // The checksum covers the chunk's name and its content.
            var body = rest.Slice(4, 4 + (int)length);
            if (Crc32(body) != BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]))
                throw new ImageDecodingException("PNG: a checksum is wrong; bytes of the file have changed.");
            if (body.StartsWith("IEND"u8))
                return;
            rest = rest[(frame + (int)length)..];
        }
        throw new ImageDecodingException("PNG: premature end of file.");
    }

    // CRC-32 of ISO 3309, as PNG demands; four bits at a time.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> table =
        [
            0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
            0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
        ];
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            crc = (crc >> 4) ^ table[(int)(crc & 15)];
            crc = (crc >> 4) ^ table[(int)(crc & 15)];
        }
        return ~crc;
    }
}
