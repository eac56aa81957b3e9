namespace SemGeo.Imaging;

/// <summary>The size of an image in pixels.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct ImageSize(int Width, int Height)
{
    /// <summary>The smaller of both sides.</summary>
    public int ShortSide => Math.Min(Width, Height);

    /// <summary>The size with width and height exchanged.</summary>
    public ImageSize Transposed => new(Height, Width);

    /// <summary>The size whose short side is <paramref name="shortSide"/>; the long side is rounded down, as torchvision's <c>Resize</c> does.</summary>
    /// <param name="shortSide">Pixels, at least 1.</param>
    public ImageSize WithShortSide(int shortSide)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shortSide);
        var longSide = (int)Math.Min(int.MaxValue, (long)shortSide * Math.Max(Width, Height) / ShortSide);
        return Width <= Height ? new(shortSide, longSide) : new(longSide, shortSide);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Width}x{Height}";
}
