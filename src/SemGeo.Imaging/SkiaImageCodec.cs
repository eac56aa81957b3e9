using System.Collections.Concurrent;
using System.Reflection;
using SemGeo.Imaging.Files;
using SkiaSharp;

namespace SemGeo.Imaging;

/// <summary>JPEG, PNG, WebP, GIF and BMP by SkiaSharp, on every platform; the same file gives the same pixels as Pillow's <c>convert("RGB")</c>.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>JPEG: grey, RGB, YCbCr, CMYK and YCCK (inverted where Adobe's marker says so), baseline and progressive. PNG: every kind; the high byte of 16 bits. Transparency is
/// dropped. Of animations the first frame. Colour profiles are not applied.</item>
/// <item>Truncated and corrupt images are errors, never half an image.</item>
/// <item>At most 200 million pixels, no more than the file's bytes can hold (of WebP, GIF and BMP 16 million and 4096 a byte), and 1.66 GB while decoding, so that a small file cannot ask for
/// much memory. JPEGs whose scans pass over the image again and again are refused.</item>
/// <item>Safe for use by several threads at once: what they share is buffers and a table of the files that were found whole, 4 MB.</item>
/// </list>
/// </remarks>
public sealed unsafe class SkiaImageCodec : ICroppingImageDecoder, IImageEncoder
{
    private readonly ConcurrentBag<CodecScratch> _scratch = [];
    private readonly CheckedFiles _files = new();

    /// <summary>The codec's name and version, such as "SkiaSharp 2.88.9": another version may decode to other pixels.</summary>
    public static string NameAndVersion { get; } = $"SkiaSharp {ReadVersion()}";

    /// <inheritdoc/>
    public string Name => NameAndVersion;

    /// <inheritdoc/>
    public RgbImage Decode(ReadOnlySpan<byte> encoded, int minimumShortSide = 0)
    {
        using var scratch = new Loan(this);
        fixed (byte* data = encoded)
        {
            using var photo = SkiaPhoto.Open(encoded, data, scratch.Item);
            var size = photo.Scaled(photo.Eighths(minimumShortSide));
            photo.CheckMemory(3L * size.Width * size.Height);
            var rows = new RgbRows(size);
            photo.Read(size, new SKRectI(0, 0, size.Width, size.Height), rows);
            return new(size.Width, size.Height, rows.Pixels);
        }
    }

    /// <inheritdoc/>
    public ImageSize ReadSize(ReadOnlySpan<byte> encoded) => SkiaPhoto.ReadSize(encoded);

    /// <inheritdoc/>
    public void DecodeCrop(ReadOnlySpan<byte> encoded, in ImageCrop crop, in PixelNormalization normalization, Span<float> target)
    {
        CheckTarget(crop.Output, target);
        fixed (float* floats = target)
            DecodeCrop(encoded, crop, new CropTarget(crop, normalization, floats, null));
    }

    /// <inheritdoc/>
    public RgbImage DecodeCrop(ReadOnlySpan<byte> encoded, in ImageCrop crop)
    {
        DecodingBudget.CheckSize(crop.Output);
        var pixels = GC.AllocateUninitializedArray<byte>(checked(3 * crop.Output.Width * crop.Output.Height));
        fixed (byte* bytes = pixels)
            DecodeCrop(encoded, crop, new CropTarget(crop, PixelNormalization.ImageNet, null, bytes));
        return new(crop.Output.Width, crop.Output.Height, pixels);
    }

    /// <inheritdoc/>
    public void Crop(RgbImage image, in ImageCrop crop, in PixelNormalization normalization, Span<float> target)
    {
        ArgumentNullException.ThrowIfNull(image);
        CheckTarget(crop.Output, target);
        if (WhatIsWrong(crop, new(image.Width, image.Height)) is { } reason)
            throw new ArgumentException(reason, nameof(crop));
        fixed (float* floats = target)
        {
            using var scratch = new Loan(this);
            var resampler = scratch.Item.Resampler;
            resampler.Plan(new(image.Width, image.Height), crop.Box, new CropTarget(crop, normalization, floats, null));
            resampler.Begin();
            for (var y = resampler.Top; y < resampler.Bottom; y++)
                resampler.AddRow(y, image.Pixels.AsSpan(3 * image.Width * y, 3 * image.Width));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The quality is not 1 to 100, or a side of the image has more than 65,500 pixels.</exception>
    public byte[] EncodeJpeg(RgbImage image, int quality = 90) => SkiaWriter.EncodeJpeg(image, quality);

    /// <summary>Encodes an 8-bit PNG.</summary>
    /// <param name="pixels">Row by row from the top, no padding: width x height x channels bytes.</param>
    /// <param name="size">Width and height.</param>
    /// <param name="channels">1 (grey), 3 (RGB) or 4 (RGBA).</param>
    /// <exception cref="ArgumentException">The length does not match, or the channels are others.</exception>
    public byte[] EncodePng(ReadOnlySpan<byte> pixels, ImageSize size, int channels) => SkiaWriter.EncodePng(pixels, size, channels);

    private void DecodeCrop(ReadOnlySpan<byte> encoded, in ImageCrop crop, in CropTarget target)
    {
        using var scratch = new Loan(this);
        fixed (byte* data = encoded)
        {
            using var photo = SkiaPhoto.Open(encoded, data, scratch.Item);
            if (WhatIsWrong(crop, photo.Size) is { } reason)
                throw new ImageDecodingException(reason);
            var eighths = photo.Eighths(crop.MinimumShortSide);
            var size = photo.Scaled(eighths);
            var resampler = scratch.Item.Resampler;
            resampler.Plan(size, crop.Box.Scale(eighths / 8.0, eighths / 8.0), target);
            photo.CheckMemory(resampler.PlannedBytes);
            resampler.Begin();
            photo.Read(size, new SKRectI(resampler.Left, resampler.Top, resampler.Right, resampler.Bottom), resampler);
        }
    }

    private static string? WhatIsWrong(in ImageCrop crop, ImageSize image)
    {
        // Rounding may carry a box that was computed in double a hair over the edge.
        const double slack = 1 + 1e-6;
        var (box, output) = (crop.Box, crop.Output);
        if (output.ShortSide <= 0 || (long)output.Width * output.Height > DecodingBudget.MaxPixels)
            return $"A crop of {output} pixels cannot be made.";
        if (!Enum.IsDefined(crop.Orientation))
            return $"The orientation is 1 to 8, not {(int)crop.Orientation}.";
        if (!(box.Width > 0 && box.Height > 0 && box.Left >= 0 && box.Top >= 0 && double.IsFinite(box.Left + box.Width) && double.IsFinite(box.Top + box.Height)))
            return $"The box of the crop, {box}, is not a part of an image.";
        return box.Left + box.Width > image.Width * slack || box.Top + box.Height > image.Height * slack ? $"The box of the crop, {box}, leaves the image of {image} pixels." : null;
    }

    private static void CheckTarget(ImageSize output, Span<float> target)
    {
        if (target.Length != 3L * output.Width * output.Height)
            throw new ArgumentException($"{output} pixels of RGB take {3L * output.Width * output.Height} values, but the target has {target.Length}.", nameof(target));
    }

    private static string ReadVersion()
    {
        var version = typeof(SKCodec).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version;
        return Version.TryParse(version, out var number) ? number.ToString(3) : "of an unknown version";
    }

    /// <summary>Buffers of this codec for the length of a call.</summary>
    private readonly ref struct Loan(SkiaImageCodec codec)
    {
        public CodecScratch Item { get; } = codec._scratch.TryTake(out var kept) ? kept : new(codec._files);

        public void Dispose()
        {
            if (Item.IsSmall)
                codec._scratch.Add(Item);
            else
                Item.Dispose();
        }
    }
}
