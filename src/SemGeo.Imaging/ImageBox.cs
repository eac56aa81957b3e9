namespace SemGeo.Imaging;

/// <summary>A rectangle of an image in pixels; its edges may lie between pixels.</summary>
/// <param name="Left">Distance of its left edge from the image's.</param>
/// <param name="Top">Distance of its upper edge from the image's.</param>
/// <param name="Width">Greater than 0.</param>
/// <param name="Height">Greater than 0.</param>
public readonly record struct ImageBox(double Left, double Top, double Width, double Height)
{
    /// <summary>All of an image.</summary>
    public static ImageBox Whole(ImageSize size) => new(0, 0, size.Width, size.Height);

    /// <summary>The same part of an image that is <paramref name="x"/> times as wide and <paramref name="y"/> times as high.</summary>
    public ImageBox Scale(double x, double y) => new(Left * x, Top * y, Width * x, Height * y);
}
