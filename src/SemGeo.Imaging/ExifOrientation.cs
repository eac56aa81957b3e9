using SemGeo.Imaging.Files;

namespace SemGeo.Imaging;

/// <summary>Turns images upright. Done once, above the decoders, which deliver pixels as they are stored.</summary>
public static class ExifOrientation
{
    /// <summary>The orientation that an encoded image asks for.</summary>
    /// <param name="encoded">The bytes of a JPEG, PNG or WebP file; of anything else the answer is <see cref="ImageOrientation.Normal"/>.</param>
    /// <remarks>Reads the one tag that is needed and nothing else, without allocating: this runs for every image of every epoch.</remarks>
    public static ImageOrientation Read(ReadOnlySpan<byte> encoded) => ExifReader.ReadOrientation(encoded);

    /// <summary>Whether an image's width becomes its height.</summary>
    public static bool SwapsSides(this ImageOrientation orientation) => orientation >= ImageOrientation.Transpose;

    /// <summary>The orientation that first turns upright and then mirrors left and right.</summary>
    public static ImageOrientation ThenMirrored(this ImageOrientation orientation) => orientation switch
    {
        ImageOrientation.Normal => ImageOrientation.MirrorHorizontal,
        ImageOrientation.MirrorHorizontal => ImageOrientation.Normal,
        ImageOrientation.Rotate180 => ImageOrientation.MirrorVertical,
        ImageOrientation.MirrorVertical => ImageOrientation.Rotate180,
        ImageOrientation.Transpose => ImageOrientation.Rotate90,
        ImageOrientation.Rotate90 => ImageOrientation.Transpose,
        ImageOrientation.Transverse => ImageOrientation.Rotate270,
        _ => ImageOrientation.Transverse,
    };

    /// <summary>Where a box of the upright image lies in the stored one.</summary>
    /// <param name="orientation">How the stored image has to be turned.</param>
    /// <param name="box">A box of the upright image.</param>
    /// <param name="stored">The size of the stored image.</param>
    public static ImageBox ToStored(this ImageOrientation orientation, ImageBox box, ImageSize stored)
    {
        var (left, top, width, height) = orientation.SwapsSides() ? new ImageBox(box.Top, box.Left, box.Height, box.Width) : box;
        if (orientation is ImageOrientation.MirrorHorizontal or ImageOrientation.Rotate180 or ImageOrientation.Transverse or ImageOrientation.Rotate270)
            left = Math.Max(0, stored.Width - left - width);
        if (orientation is ImageOrientation.MirrorVertical or ImageOrientation.Rotate180 or ImageOrientation.Transverse or ImageOrientation.Rotate90)
            top = Math.Max(0, stored.Height - top - height);
        return new(left, top, width, height);
    }

    /// <summary>The upright image.</summary>
    /// <param name="image">The pixels as they are stored; returned itself where nothing has to be turned.</param>
    /// <param name="orientation">How to turn them.</param>
    public static RgbImage Apply(RgbImage image, ImageOrientation orientation)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (orientation == ImageOrientation.Normal)
            return image;
        var turned = orientation.SwapsSides();
        var (width, height) = turned ? (image.Height, image.Width) : (image.Width, image.Height);
        var rightToLeft = orientation is ImageOrientation.MirrorHorizontal or ImageOrientation.Rotate180 or ImageOrientation.Rotate90 or ImageOrientation.Transverse;
        var upsideDown = orientation is ImageOrientation.Rotate180 or ImageOrientation.MirrorVertical or ImageOrientation.Transverse or ImageOrientation.Rotate270;
        var (alongRow, alongColumn) = (rightToLeft ? -3 : 3, (upsideDown ? -3 : 3) * width);
        var (stepX, stepY) = turned ? (alongColumn, alongRow) : (alongRow, alongColumn);
        var origin = (rightToLeft ? 3 * (width - 1) : 0) + (upsideDown ? 3 * (height - 1) * width : 0);
        var (source, target) = (image.Pixels, GC.AllocateUninitializedArray<byte>(image.Pixels.Length));
        for (int y = 0, from = 0; y < image.Height; y++)
        {
            var to = origin + y * stepY;
            for (var x = 0; x < image.Width; x++, from += 3, to += stepX)
            {
                target[to] = source[from];
                target[to + 1] = source[from + 1];
                target[to + 2] = source[from + 2];
            }
        }
        return new(width, height, target);
    }
}
