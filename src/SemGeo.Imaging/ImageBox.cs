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

/// <summary>What to make of an image: a box of the stored pixels, resampled (antialiased bilinear) to a size and turned upright.</summary>
/// <param name="Box">The part to take, in pixels of the full-size image as it is stored, before <paramref name="Orientation"/>.</param>
/// <param name="Output">The size of the result, after <paramref name="Orientation"/>.</param>
/// <param name="Orientation">How to turn the result.</param>
/// <param name="MinimumShortSide">
/// A decoder may first shrink the image by the JPEG's own transform as long as its short side keeps this many pixels; 0 forbids it.
/// </param>
public readonly record struct ImageCrop(ImageBox Box, ImageSize Output, ImageOrientation Orientation = ImageOrientation.Normal, int MinimumShortSide = 0);
