using SemGeo.Imaging.Files;
using SkiaSharp;

namespace SemGeo.Imaging;

/// <summary>Encodes through Skia. The same pixels give the same bytes; nothing but the pixels is written, no colour profile and no date.</summary>
internal static unsafe class SkiaWriter
{
    private const int MaxJpegSide = 65_500;

    /// <summary>A baseline JPEG with colours at half the size (4:2:0).</summary>
    public static byte[] EncodeJpeg(RgbImage image, int quality)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (quality is < 1 or > 100)
            throw new ArgumentException($"JPEG: the quality is 1 to 100, not {quality}.", nameof(quality));
        if (Math.Max(image.Width, image.Height) > MaxJpegSide)
            throw new ArgumentException($"JPEG: a side has at most {MaxJpegSide} pixels, and the image is {image.Width}x{image.Height}: scale it down.", nameof(image));
        var options = new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore);
        using var pixels = Widen(image.Pixels, image.Width, image.Height);
        using var pixmap = new SKPixmap(new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), (nint)pixels.Pointer, 4 * image.Width);
        return Bytes(pixmap.Encode(options), "JPEG");
    }

    /// <summary>An 8-bit PNG of 1, 3 or 4 channels.</summary>
    public static byte[] EncodePng(ReadOnlySpan<byte> pixels, ImageSize size, int channels)
    {
        if (channels is not (1 or 3 or 4))
            throw new ArgumentException($"PNG: 1, 3 or 4 channels are written, not {channels}.", nameof(channels));
        if (size.ShortSide <= 0 || pixels.Length != (long)size.Width * size.Height * channels)
            throw new ArgumentException($"{size} pixels of {channels} bytes do not fit {pixels.Length} bytes.", nameof(pixels));
        var (color, alpha) = channels switch
        {
            1 => (SKColorType.Gray8, SKAlphaType.Opaque),
            3 => (SKColorType.Rgba8888, SKAlphaType.Opaque),
            _ => (SKColorType.Rgba8888, SKAlphaType.Unpremul),
        };
        var info = new SKImageInfo(size.Width, size.Height, color, alpha);
        using var widened = channels == 3 ? Widen(pixels, size.Width, size.Height) : null;
        fixed (byte* given = pixels)
        {
            using var pixmap = new SKPixmap(info, (nint)(widened is null ? given : widened.Pointer), info.RowBytes);
            return Bytes(pixmap.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 6)), "PNG");
        }
    }

    private static NativeBuffer<byte> Widen(ReadOnlySpan<byte> rgb, int width, int height)
    {
        var buffer = new NativeBuffer<byte>();
        var target = buffer.Reserve(4L * width * height);
        fixed (byte* source = rgb)
        {
            for (var y = 0L; y < height; y++)
                PixelPacking.Widen(source + 3 * y * width, target + 4 * y * width, width);
        }
        return buffer;
    }

    private static byte[] Bytes(SKData? encoded, string format)
    {
        using (encoded)
            return encoded?.ToArray() ?? throw new InvalidOperationException($"{format}: Skia could not encode the image; there may not be enough memory.");
    }
}
