using Microsoft.ML.Data;
using SemGeo.Imaging.Files;

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
            var pixel = source.Slice(4 * i, 4);
            target[3 * i] = Straight(pixel[red], pixel[3]);
            target[(3 * i) + 1] = Straight(pixel[1], pixel[3]);
            target[(3 * i) + 2] = Straight(pixel[blue], pixel[3]);
        }

        return new RgbImage(image.Width, image.Height, target);
    }

    // MLImage holds colors multiplied by alpha; photos that are decoded here are not.
    private static byte Straight(byte color, byte alpha) => alpha switch
    {
        byte.MaxValue => color,
        0 => 0,
        _ => (byte)Math.Min(byte.MaxValue, ((color * byte.MaxValue) + (alpha / 2)) / alpha),
    };
}
