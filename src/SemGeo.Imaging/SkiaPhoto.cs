using SkiaSharp;

namespace SemGeo.Imaging;

/// <summary>An encoded image that Skia decodes: checked before, read once, by one thread.</summary>
internal sealed unsafe class SkiaPhoto : IDisposable
{
    // Pillow's and libjpeg's edges: colours beside a cut are interpolated as if the image ended there, so the cuts stay outside of what is needed.
    private const int Margin = 16;

    private const int FullSize = 8;

    private readonly SKData _data;
    private readonly SKCodec _codec;
    private readonly PhotoFormat _format;
    private readonly JpegHeader _jpeg;
    private readonly PngChunks _png;
    private readonly CodecScratch _scratch;
    private readonly int _encodedBytes;

    private SkiaPhoto(SKData data, int encodedBytes, PhotoFormat format, in JpegHeader jpeg, in PngChunks png, CodecScratch scratch)
    {
        (_data, _encodedBytes, _format, _jpeg, _png, _scratch) = (data, encodedBytes, format, jpeg, png, scratch);
        try
        {
            _codec = SKCodec.Create(_data) ?? throw new ImageDecodingException($"{format}: the header is cut short or makes no sense.");
        }
        catch
        {
            _data.Dispose();
            throw;
        }
        Size = new(_codec.Info.Width, _codec.Info.Height);
    }

    /// <summary>The size as stored.</summary>
    public ImageSize Size { get; }

    /// <summary>Opens an image.</summary>
    /// <param name="encoded">The bytes.</param>
    /// <param name="data">Where they are, and stay until the object is disposed.</param>
    /// <param name="scratch">Buffers, for this image alone until then.</param>
    /// <exception cref="ImageDecodingException">The bytes are no image, cut short, or corrupt as far as the format shows it.</exception>
    public static SkiaPhoto Open(ReadOnlySpan<byte> encoded, byte* data, CodecScratch scratch)
    {
        var format = ForeignFormat.Recognize(encoded);
        var (jpeg, png) = (default(JpegHeader), default(PngChunks));
        var size = ReadSize(encoded, format, ref jpeg, ref png);
        var key = CheckedFiles.KeyOf(encoded);
        if (!scratch.Files.Contains(key))
        {
            if (format == PhotoFormat.Jpeg)
                CheckJpeg(encoded, jpeg, scratch.Entropy);
            else
                EncodedImage.ThrowIfIncomplete(encoded);
            scratch.Files.Add(key);
        }
        var photo = new SkiaPhoto(IsPlainCmyk(jpeg) ? SKData.CreateCopy(PlainCmyk.Negate(encoded)) : SKData.Create((nint)data, encoded.Length), encoded.Length, format, jpeg, png, scratch);
        try
        {
            DecodingBudget.CheckSize(photo.Size);
            if (size is null)
                DecodingBudget.CheckClaim($"{format}", photo.Size, ((long)photo.Size.Width * photo.Size.Height - DecodingBudget.FreePixels) / DecodingBudget.MostPixelsPerByte, encoded.Length);
            return size is null || photo.Size == size ? photo : throw new ImageDecodingException($"{format}: the header makes no sense.");
        }
        catch
        {
            photo.Dispose();
            throw;
        }
    }

    /// <summary>The size as stored, from the header alone.</summary>
    /// <exception cref="ImageDecodingException">The bytes are no image, or the header is cut short or makes no sense.</exception>
    public static ImageSize ReadSize(ReadOnlySpan<byte> encoded)
    {
        var format = ForeignFormat.Recognize(encoded);
        var (jpeg, png) = (default(JpegHeader), default(PngChunks));
        if (ReadSize(encoded, format, ref jpeg, ref png) is { } size)
            return size;
        fixed (byte* data = encoded)
        {
            using var scratch = new CodecScratch(new CheckedFiles());
            using var photo = Open(encoded, data, scratch);
            return photo.Size;
        }
    }

    /// <summary>How many eighths of its size the image is decoded at: powers of two, which have vector code.</summary>
    /// <param name="minimumShortSide">The pixels that the short side keeps; 0 for full size.</param>
    public int Eighths(int minimumShortSide)
    {
        if (minimumShortSide <= 0 || _format != PhotoFormat.Jpeg)
            return FullSize;
        for (var eighths = 1; eighths < FullSize; eighths *= 2)
        {
            if ((long)Size.ShortSide * eighths / FullSize >= minimumShortSide)
                return eighths;
        }
        return FullSize;
    }

    /// <summary>The size at so many eighths.</summary>
    public ImageSize Scaled(int eighths)
    {
        if (eighths == FullSize)
            return Size;
        var scaled = _codec.GetScaledDimensions(eighths / (float)FullSize);
        return new(scaled.Width, scaled.Height);
    }

    /// <summary>Refuses an image that takes too much memory.</summary>
    /// <param name="output">What the caller allocates beside it, in bytes.</param>
    /// <exception cref="ImageDecodingException">It is such an image.</exception>
    public void CheckMemory(long output) => DecodingBudget.CheckMemory(Size, output + DecodersBytes() + _encodedBytes);

    /// <summary>Decodes a part of the image. What is outside of it may not be looked at.</summary>
    /// <param name="size">A size that <see cref="Scaled"/> returned.</param>
    /// <param name="part">Whole pixels of that size.</param>
    /// <param name="sink">Takes the rows.</param>
    /// <exception cref="ImageDecodingException">The data are cut short or corrupt.</exception>
    public void Read(ImageSize size, SKRectI part, IRowSink sink)
    {
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, _codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul, null);
        if (_format == PhotoFormat.Jpeg)
            ReadScanlines(info, part, sink);
        else
            ReadPixels(info, part, sink);
    }

    /// <summary>Frees the decoder.</summary>
    public void Dispose()
    {
        _codec.Dispose();
        _data.Dispose();
    }

    private static void CheckJpeg(ReadOnlySpan<byte> encoded, in JpegHeader jpeg, JpegEntropy entropy)
    {
        JpegScans.Check(encoded, jpeg);
        if (!jpeg.HasSeveralScans)
            entropy.Check(encoded, jpeg);
    }

    private static bool IsPlainCmyk(in JpegHeader jpeg) => jpeg.Components == 4 && !jpeg.HasAdobeMarker;

    private static ImageSize? ReadSize(ReadOnlySpan<byte> encoded, PhotoFormat format, ref JpegHeader jpeg, ref PngChunks png)
    {
        switch (format)
        {
            case PhotoFormat.None:
                throw new ImageDecodingException(encoded.IsEmpty ? "The image is empty: it has no bytes." : ForeignFormat.Describe(encoded)!);
            case PhotoFormat.Jpeg:
                // Every 8 x 8 block of the densest component takes at least one bit.
                const int pixelsPerByte = 8 * 64;
                jpeg = JpegHeader.Read(encoded);
                DecodingBudget.CheckSize(jpeg.Size);
                DecodingBudget.CheckClaim("JPEG", jpeg.Size, (long)jpeg.Size.Width * jpeg.Size.Height / pixelsPerByte, encoded.Length);
                return jpeg.Size;
            case PhotoFormat.Png:
                // Deflate expands its input no further.
                const int mostExpansion = 1032;
                png = PngChunks.Read(encoded);
                DecodingBudget.CheckSize(png.Size);
                DecodingBudget.CheckClaim("PNG", png.Size, png.RawBytes / mostExpansion, encoded.Length);
                return png.Size;
            default:
                return null;
        }
    }

    // What is held beside the result: coefficients of progressive JPEGs, whole images of other formats, and the passes of interlaced ones or a frame.
    private long DecodersBytes()
    {
        var pixels = (long)Size.Width * Size.Height;
        return _format switch
        {
            PhotoFormat.Jpeg => _jpeg.CoefficientBytes,
            PhotoFormat.Png when !_png.IsInterlaced => 4 * pixels,
            _ => 8 * pixels,
        };
    }

    private void ReadScanlines(SKImageInfo info, SKRectI part, IRowSink sink)
    {
        var (left, right) = (Math.Max(0, part.Left - Margin), part.Right + Margin >= info.Width ? info.Width : part.Right + Margin);
        var options = left == 0 && right == info.Width ? SKCodecOptions.Default : new SKCodecOptions(new SKRectI(left, 0, right, info.Height));
        var rowBytes = 4 * (right - left);
        Check(_codec.StartScanlineDecode(info, options));
        var skipped = Math.Max(0, part.Top - Margin);
        if (skipped > 0 && !_codec.SkipScanlines(skipped))
            Check(SKCodecResult.IncompleteInput);
        const int rowsAtOnce = 8;
        var pixels = _scratch.Rows.Reserve((long)rowsAtOnce * rowBytes);
        for (var start = skipped; start < part.Bottom; start += rowsAtOnce)
        {
            var count = Math.Min(rowsAtOnce, part.Bottom - start);
            if (_codec.GetScanlines((nint)pixels, count, rowBytes) != count)
                Check(SKCodecResult.IncompleteInput);
            if (IsPlainCmyk(_jpeg))
                PlainCmyk.Correct(pixels, count * (right - left));
            for (var y = Math.Max(start, part.Top); y < start + count; y++)
                sink.AddRow(y, pixels + (long)(y - start) * rowBytes + 4 * (part.Left - left));
        }
    }

    private void ReadPixels(SKImageInfo info, SKRectI part, IRowSink sink)
    {
        var rowBytes = 4L * info.Width;
        var pixels = _scratch.Rows.Reserve(rowBytes * info.Height);
        Check(_codec.GetPixels(info, (nint)pixels, checked((int)rowBytes), SKCodecOptions.Default));
        for (var y = part.Top; y < part.Bottom; y++)
            sink.AddRow(y, pixels + rowBytes * y + 4 * part.Left);
    }

    private void Check(SKCodecResult result)
    {
        switch (result)
        {
            case SKCodecResult.Success:
                return;
            case SKCodecResult.IncompleteInput:
                throw new ImageDecodingException($"{_format}: premature end of file, or corrupt data.");
            case SKCodecResult.ErrorInInput or SKCodecResult.InvalidInput:
                throw new ImageDecodingException($"{_format}: the data are corrupt.");
            case SKCodecResult.InternalError:
                throw new ImageDecodingException($"{_format}: there is not enough memory for the image, or the decoder failed.");
            default:
                throw new ImageDecodingException($"{_format}: this kind of file is not supported ({result}).");
        }
    }
}
