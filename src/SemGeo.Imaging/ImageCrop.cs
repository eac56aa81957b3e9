namespace SemGeo.Imaging;

/// <summary>What to make of an image: a box of the stored pixels, resampled (antialiased bilinear) to a size and turned upright.</summary>
/// <param name="Box">The part to take, in pixels of the full-size image as it is stored, before <paramref name="Orientation"/>.</param>
/// <param name="Output">The size of the result, after <paramref name="Orientation"/>.</param>
/// <param name="Orientation">How to turn the result.</param>
/// <param name="MinimumShortSide">
/// A decoder may first shrink the image by the JPEG's own transform as long as its short side keeps this many pixels; 0 forbids it.
/// </param>
public readonly record struct ImageCrop(ImageBox Box, ImageSize Output, ImageOrientation Orientation = ImageOrientation.Normal, int MinimumShortSide = 0);
