using System.Buffers.Binary;

namespace SemGeo.Imaging;

/// <summary>Looks at the structure of an encoded image without decoding it.</summary>
/// <remarks>For decoders that paint a truncated image half grey and say nothing: an <see cref="IImageDecoder"/> over one calls <see cref="ThrowIfIncomplete"/> first.</remarks>
public static class EncodedImage
{
    /// <summary>Finds what is no image, and images that end too early or have bytes that changed, as far as their format shows it.</summary>
    /// <param name="encoded">The bytes of a file.</param>
    /// <exception cref="ImageDecodingException">They are no JPEG, PNG, WebP, GIF or BMP, or not a whole one.</exception>
    public static void ThrowIfIncomplete(ReadOnlySpan<byte> encoded)
    {
        if (ForeignFormat.Describe(encoded) is { } reason)
            throw new ImageDecodingException(reason);
        switch (ForeignFormat.Recognize(encoded))
        {
            case PhotoFormat.Jpeg:
                JpegScans.Check(encoded, JpegHeader.Read(encoded));
                break;
            case PhotoFormat.Png:
                PngChunks.Check(encoded);
                break;
            case PhotoFormat.WebP:
                // The length of what follows it.
                if (encoded.Length - 8L < BinaryPrimitives.ReadUInt32LittleEndian(encoded[4..]))
                    throw new ImageDecodingException("WebP: premature end of file.");
                break;
            case PhotoFormat.Gif:
                CheckGif(encoded);
                break;
            default:
                CheckBmp(encoded);
                break;
        }
    }

    // Up to the end of the first frame, which is all that is decoded.
    private static void CheckGif(ReadOnlySpan<byte> encoded)
    {
        const int header = 13;
        const byte extension = 0x21, image = 0x2C;
        var position = header + (encoded.Length >= header ? PaletteLength(encoded[10]) : 0);
        while (true)
        {
            if (position + 1 >= encoded.Length)
                throw new ImageDecodingException("GIF: premature end of file.");
            var kind = encoded[position];
            if (kind is not (extension or image))
                throw new ImageDecodingException("GIF: there is no image in it.");
            // The description of a frame, its own palette, and the number of bits that its data begin with; of an extension its kind.
            position += kind == extension ? 2 : position + 9 < encoded.Length ? 11 + PaletteLength(encoded[position + 9]) : 11;
            while (position < encoded.Length && encoded[position] != 0)
                position += 1 + encoded[position];
            if (position++ >= encoded.Length)
                throw new ImageDecodingException("GIF: premature end of file.");
            if (kind == image)
                return;
        }
    }

    private static int PaletteLength(byte flags) => flags >= 0x80 ? 3 << ((flags & 7) + 1) : 0;

    private static void CheckBmp(ReadOnlySpan<byte> encoded)
    {
        const int header = 30, infoHeader = 40;
        if (encoded.Length < header)
            throw new ImageDecodingException("BMP: premature end of file.");
        var (offset, kind) = (BinaryPrimitives.ReadUInt32LittleEndian(encoded[10..]), BinaryPrimitives.ReadUInt32LittleEndian(encoded[14..]));
        if (kind < infoHeader || encoded.Length < 14 + infoHeader)
            return;
        var (width, height) = (BinaryPrimitives.ReadInt32LittleEndian(encoded[18..]), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(encoded[22..])));
        var (bits, compression) = (BinaryPrimitives.ReadUInt16LittleEndian(encoded[28..]), BinaryPrimitives.ReadUInt32LittleEndian(encoded[30..]));
        const uint none = 0, bitFields = 3;
        if (compression is none or bitFields && encoded.Length - (long)offset < (Int128)((width * (long)bits + 31) / 32 * 4) * height)
            throw new ImageDecodingException("BMP: premature end of file.");
    }
}
