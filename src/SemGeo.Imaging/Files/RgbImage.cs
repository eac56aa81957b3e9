namespace SemGeo.Imaging.Files;

/// <summary>A decoded image: 8-bit RGB, row by row from the top, three bytes a pixel, no padding.</summary>
public sealed class RgbImage
{
    /// <summary>Wraps pixels; the array is not copied.</summary>
    /// <exception cref="ArgumentException">The array's length is not <paramref name="width"/> x <paramref name="height"/> x 3.</exception>
    public RgbImage(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.LongLength != 3L * width * height)
            throw new ArgumentException($"{width}x{height} pixels take {3L * width * height} bytes, but {pixels.LongLength} were given.", nameof(pixels));
        Width = width;
        Height = height;
        Pixels = pixels;
    }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The pixels: (y * Width + x) * 3 is the red byte of column x in row y.</summary>
    public byte[] Pixels { get; }
}
