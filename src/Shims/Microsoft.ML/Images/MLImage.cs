using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>An image in memory, four bytes a pixel. Not thread-safe. JPEG and PNG are read and written; the transparency of a PNG that is read is dropped.</summary>
public sealed class MLImage : IDisposable
{
    private const int BytesPerPixel = 4;

    private readonly int _width;
    private readonly int _height;
    private readonly MLPixelFormat _pixelFormat;
    private byte[]? _pixels;
    private string? _tag;

    private MLImage(int width, int height, MLPixelFormat pixelFormat, byte[] pixels)
    {
        _width = width;
        _height = height;
        _pixelFormat = pixelFormat;
        _pixels = pixels;
    }

    /// <summary>The order of a pixel's bytes.</summary>
    public MLPixelFormat PixelFormat => Alive(_pixelFormat);

    /// <summary>
    /// The pixels row by row from the top left, in the order of <see cref="PixelFormat"/>, colours multiplied by alpha. Valid until the image is disposed.
    /// </summary>
    public ReadOnlySpan<byte> Pixels => Alive(_pixels);

    /// <summary>A copy of the colours without alpha: blue, green, red.</summary>
    public byte[] GetBGRPixels
    {
        get
        {
            var bgra = Straight(swap: _pixelFormat != MLPixelFormat.Bgra32);
            return WithoutAlpha(bgra);
        }
    }

    /// <summary>Whatever the maker notes; images that are loaded from files have the path.</summary>
    public string Tag
    {
        get => Alive(_tag)!;
        set => _tag = Alive(value);
    }

    /// <summary>Width in pixels.</summary>
    public int Width => Alive(_width);

    /// <summary>Height in pixels.</summary>
    public int Height => Alive(_height);

    /// <summary>Bits of a pixel: 32.</summary>
    public int BitsPerPixel => Alive(BytesPerPixel * 8);

    /// <summary>Reads an image.</summary>
    /// <exception cref="ArgumentException">The stream has no image that can be read.</exception>
    public static MLImage CreateFromStream(Stream imageStream)
    {
        ArgumentNullException.ThrowIfNull(imageStream);
        using var copy = new MemoryStream();
        imageStream.CopyTo(copy);
        return Decode(copy.GetBuffer().AsSpan(0, (int)copy.Length), "Invalid input stream contents", nameof(imageStream));
    }

    /// <summary>Reads an image.</summary>
    /// <exception cref="ArgumentException">There is no such file, or no image in it that can be read.</exception>
    public static MLImage CreateFromFile(string imagePath)
    {
        ArgumentNullException.ThrowIfNull(imagePath);
        return File.Exists(imagePath)
            ? Decode(File.ReadAllBytes(imagePath), "Invalid path", nameof(imagePath))
            : throw new ArgumentException("Invalid path", nameof(imagePath));
    }

    /// <summary>Makes an image from a copy of pixels.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="pixelFormat">The order of a pixel's bytes.</param>
    /// <param name="imagePixelData">Four bytes a pixel, row by row from the top left.</param>
    /// <exception cref="ArgumentException">A size is not positive, the format is unknown, or the number of bytes does not fit.</exception>
    public static MLImage CreateFromPixels(int width, int height, MLPixelFormat pixelFormat, ReadOnlySpan<byte> imagePixelData)
    {
        if (pixelFormat is not (MLPixelFormat.Bgra32 or MLPixelFormat.Rgba32))
            throw new ArgumentException("Unsupported pixel format", nameof(pixelFormat));
        if (width <= 0)
            throw new ArgumentException("Invalid width value.", nameof(width));
        if (height <= 0)
            throw new ArgumentException("Invalid height value.", nameof(height));
        if (imagePixelData.Length != (long)width * height * BytesPerPixel)
            throw new ArgumentException($"Invalid {nameof(imagePixelData)} buffer size.");
        return new MLImage(width, height, pixelFormat, imagePixelData.ToArray());
    }

    /// <summary>Writes the image into a file, as its extension says: .jpg, .jpeg or .png.</summary>
    /// <exception cref="ArgumentException">The extension is of no image format, or of one that cannot be written.</exception>
    public void Save(string imagePath)
    {
        Alive(_pixels);
        var extension = Path.GetExtension(imagePath);
        var encoded = extension.ToLowerInvariant() switch
        {
            ".jpg" or ".jpeg" => ImageCodec.EncodeJpeg(WithoutAlpha(Straight(swap: _pixelFormat != MLPixelFormat.Rgba32)), _width, _height),
            ".png" => ImageCodec.EncodePng(Straight(swap: _pixelFormat != MLPixelFormat.Rgba32), _width, _height),
            ".bmp" or ".gif" or ".ico" or ".astc" or ".avif" or ".dng" or ".heif" or ".ktx" or ".pkm" or ".wbmp" or ".webp" =>
                throw new ArgumentException($"Saving image with the format '{extension}' is not supported. Save it as .jpg or .png.", nameof(imagePath)),
            _ => throw new ArgumentException("Path has invalid image file extension.", nameof(imagePath)),
        };
        File.WriteAllBytes(imagePath, encoded);
    }

    /// <summary>Gives up the pixels. Any use afterwards is an error.</summary>
    public void Dispose() => _pixels = null;

    private static MLImage Decode(ReadOnlySpan<byte> encoded, string error, string parameter)
    {
        var pixels = ImageCodec.TryDecode(encoded, out var width, out var height, out var reason)
            ?? throw new ArgumentException($"{error}: {reason}", parameter);
        return new MLImage(width, height, MLPixelFormat.Bgra32, pixels);
    }

    private T Alive<T>(T value)
    {
        Contracts.Check(_pixels is not null, "Object is disposed.");
        return value;
    }

    private static byte[] WithoutAlpha(byte[] pixels)
    {
        var result = new byte[pixels.Length / BytesPerPixel * 3];
        for (int from = 0, to = 0; from < pixels.Length; from += BytesPerPixel, to += 3)
            pixels.AsSpan(from, 3).CopyTo(result.AsSpan(to));
        return result;
    }

    // The colours of a pixel are kept multiplied by its alpha; here they are as they were before. Opaque pixels stay as they are.
    private byte[] Straight(bool swap)
    {
        var pixels = Alive(_pixels)!.ToArray();
        for (var i = 0; i < pixels.Length; i += BytesPerPixel)
        {
            if (swap)
                (pixels[i], pixels[i + 2]) = (pixels[i + 2], pixels[i]);
            var alpha = pixels[i + 3];
            for (var c = i; alpha < byte.MaxValue && c < i + 3; c++)
                pixels[c] = alpha == 0 ? (byte)0 : (byte)Math.Min(byte.MaxValue, ((pixels[c] * byte.MaxValue) + (alpha / 2)) / alpha);
        }

        return pixels;
    }
}
