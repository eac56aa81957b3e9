using Microsoft.ML.Data;
using SemGeo.Imaging;

namespace SemGeo.ML.Imaging;

/// <summary>Copies pixels from <see cref="MLImage"/> (four bytes a pixel, BGRA or RGBA) to <see cref="RgbImage"/>; alpha is dropped.</summary>
internal static class MLImagePixels
{
    public static RgbImage ToRgb(MLImage image)
    {
        var source = image.Pixels;
        var count = image.Width * image.Height;
        var target = new byte[3 * count];
        var (red, blue) = image.PixelFormat switch
        {
            MLPixelFormat.Rgba32 => (0, 2),
            MLPixelFormat.Bgra32 => (2, 0),
            _ => throw new InvalidOperationException($"An image of the pixel format {image.PixelFormat} cannot be read: Rgba32 and Bgra32 can."),
        };
        for (var i = 0; i < count; i++)
        {
            target[3 * i] = source[(4 * i) + red];
            target[(3 * i) + 1] = source[(4 * i) + 1];
            target[(3 * i) + 2] = source[(4 * i) + blue];
        }

        return new RgbImage(image.Width, image.Height, target);
    }
}
