namespace SemGeo.Imaging;

/// <summary>The formats that are decoded.</summary>
internal enum PhotoFormat
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>WebP, lossy or lossless; of an animation the first frame.</summary>
    WebP,

    /// <summary>GIF; of an animation the first frame.</summary>
    Gif,

    /// <summary>BMP.</summary>
    Bmp,
}

/// <summary>Recognises files by their first bytes: those that are decoded, and those of other kinds, whose owner reads what they are.</summary>
internal static class ForeignFormat
{
    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private static ReadOnlySpan<byte> TiffLittle => [(byte)'I', (byte)'I', 42, 0];

    private static ReadOnlySpan<byte> TiffBig => [(byte)'M', (byte)'M', 0, 42];

    /// <summary>The format of an encoded image, whatever its file is called.</summary>
    public static PhotoFormat Recognize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Jpeg))
            return PhotoFormat.Jpeg;
        if (bytes.StartsWith(Png))
            return PhotoFormat.Png;
        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
            return PhotoFormat.WebP;
        if (bytes.StartsWith("GIF8"u8))
            return PhotoFormat.Gif;
        return bytes.StartsWith("BM"u8) ? PhotoFormat.Bmp : PhotoFormat.None;
    }

    /// <summary>Why the bytes cannot be an image that is decoded, or null where they can.</summary>
    public static string? Describe(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return "It is empty (0 bytes).";
        if (Recognize(bytes) != PhotoFormat.None)
            return null;
        return Name(bytes) is { } name
            ? $"It is {name}; only JPEG, PNG, WebP, GIF and BMP images are decoded: convert it first."
            : "It is no image: the first bytes are not those of a JPEG, PNG, WebP, GIF or BMP.";
    }

    private static string? Name(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 12 && bytes[4..].StartsWith("ftyp"u8))
            return IsoMedia(bytes.Slice(8, 4));
        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8))
            return "a RIFF file (audio or video)";
        if (bytes.StartsWith(TiffLittle) || bytes.StartsWith(TiffBig))
            return "a TIFF or raw image";
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
