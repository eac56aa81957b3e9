namespace SemGeo.Vision.Imaging;

/// <summary>Recognises by their first bytes files that are no JPEG or PNG, so that their owner learns what they are.</summary>
internal static class ForeignFormat
{
    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private static ReadOnlySpan<byte> TiffLittle => [(byte)'I', (byte)'I', 42, 0];

    private static ReadOnlySpan<byte> TiffBig => [(byte)'M', (byte)'M', 0, 42];

    /// <summary>Why the bytes cannot be a JPEG or PNG image, or null where they can.</summary>
    public static string? Describe(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return "It is empty (0 bytes).";
        if (bytes.StartsWith(Jpeg) || bytes.StartsWith(Png))
            return null;
        return Name(bytes) is { } name
            ? $"It is {name}; only JPEG and PNG images are decoded: convert it first."
            : "It is no image: the first bytes are those of neither a JPEG nor a PNG.";
    }

    private static string? Name(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 12 && bytes[4..].StartsWith("ftyp"u8))
            return IsoMedia(bytes.Slice(8, 4));
        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8))
            return bytes[8..].StartsWith("WEBP"u8) ? "a WebP image" : "a RIFF file (audio or video)";
        if (bytes.StartsWith("GIF8"u8))
            return "a GIF image";
        if (bytes.StartsWith(TiffLittle) || bytes.StartsWith(TiffBig))
            return "a TIFF or raw image";
        if (bytes.StartsWith("BM"u8))
            return "a BMP image";
        if (bytes.StartsWith("%PDF"u8))
            return "a PDF document";
        if (bytes.StartsWith("<!"u8) || bytes.StartsWith("<html"u8) || bytes.StartsWith("<?xml"u8) || bytes.StartsWith("<svg"u8))
            return "an HTML, XML or SVG document";
        return null;
    }

    private static string IsoMedia(ReadOnlySpan<byte> brand)
    {
        if (brand.StartsWith("he"u8) || brand.StartsWith("mif1"u8) || brand.StartsWith("msf1"u8))
            return "a HEIC/HEIF image";
        return brand.StartsWith("avi"u8) ? "an AVIF image" : "a video or another ISO media file";
    }
}
