using System.Buffers.Binary;

namespace SemGeo.Imaging;

/// <summary>Finds EXIF's Orientation tag in a JPEG's APP1 segment, a PNG's eXIf chunk or a WebP's EXIF chunk, and stops there.</summary>
/// <remarks>What is cut short or makes no sense counts as absent: an image is worth decoding without it.</remarks>
internal static class ExifReader
{
    private const ushort OrientationTag = 0x0112;
    private const ushort ShortType = 3;
    private const int EntrySize = 12;

    private static ReadOnlySpan<byte> JpegSignature => [0xFF, 0xD8];

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static ImageOrientation ReadOrientation(ReadOnlySpan<byte> encoded)
    {
        if (encoded.StartsWith(JpegSignature))
            return ReadTiff(FindInJpeg(encoded[JpegSignature.Length..]));
        if (encoded.StartsWith(PngSignature))
            return ReadTiff(FindInPng(encoded[PngSignature.Length..]));
        return ForeignFormat.Recognize(encoded) == PhotoFormat.WebP ? ReadTiff(FindInWebP(encoded[12..])) : ImageOrientation.Normal;
    }

    private static ReadOnlySpan<byte> FindInJpeg(ReadOnlySpan<byte> rest)
    {
        while (rest.Length >= 4 && rest[0] == 0xFF)
        {
            var marker = rest[1];
            if (marker == 0xFF)
            {
                // A fill byte before the marker.
                rest = rest[1..];
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            const byte startOfScan = 0xDA, application1 = 0xE1;
            if (marker == startOfScan || length < 2 || length > rest.Length - 2)
                return default;
            var content = rest.Slice(4, length - 2);
            if (marker == application1 && content.StartsWith("Exif\0\0"u8))
                return content[6..];
            rest = rest[(2 + length)..];
        }
        return default;
    }

    private static ReadOnlySpan<byte> FindInPng(ReadOnlySpan<byte> rest)
    {
        const int frame = 12;
        while (rest.Length >= frame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - frame)
                return default;
            if (rest[4..].StartsWith("eXIf"u8))
                return rest.Slice(8, (int)length);
            rest = rest[(frame + (int)length)..];
        }
        return default;
    }

    private static ReadOnlySpan<byte> FindInWebP(ReadOnlySpan<byte> rest)
    {
        const int frame = 8;
        while (rest.Length >= frame)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > rest.Length - frame)
                return default;
            var content = rest.Slice(frame, (int)length);
            // Some writers put JPEG's own heading before it.
            if (rest.StartsWith("EXIF"u8))
                return content.StartsWith("Exif\0\0"u8) ? content[6..] : content;
            // Chunks begin at even places.
            rest = rest[Math.Min(rest.Length, frame + (int)length + ((int)length & 1))..];
        }
        return default;
    }

    // TIFF: byte order, 42, the offset of the first directory; there a count and as many entries of tag, type, count, value.
    private static ImageOrientation ReadTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
            return ImageOrientation.Normal;
        var little = tiff[0] == (byte)'I';
        if (tiff[0] != tiff[1] || (!little && tiff[0] != (byte)'M') || U16(tiff[2..], little) != 42)
            return ImageOrientation.Normal;
        var offset = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (offset > tiff.Length - 2)
            return ImageOrientation.Normal;
        var directory = tiff[(int)offset..];
        var entries = U16(directory, little);
        directory = directory[2..];
        for (var i = 0; i < entries && directory.Length >= EntrySize; i++, directory = directory[EntrySize..])
        {
            if (U16(directory, little) != OrientationTag)
                continue;
            var value = (ImageOrientation)U16(directory[8..], little);
            return U16(directory[2..], little) == ShortType && Enum.IsDefined(value) ? value : ImageOrientation.Normal;
        }
        return ImageOrientation.Normal;
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
