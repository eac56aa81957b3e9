using SemGeo.Concepts;
using SemGeo.Imaging.Files;

namespace SemGeo.Experiments.PlantedClues;

/// <summary>Takes a concept out of a picture: its pixels become those of the picture out of focus, all others stay.</summary>
/// <remarks>Three passes of a box, close to a Gaussian. The box is a quarter of the picture to each side: what is left is the colour of the wider surroundings.</remarks>
internal static class RegionBlur
{
    private const int Passes = 3;
    private const int Part = 4;

    /// <summary>The picture without a concept.</summary>
    public static RgbImage Apply(RgbImage image, ConceptMask mask, byte concept)
    {
        var radius = Math.Max(1, Math.Min(image.Width, image.Height) / Part);
        var blurred = Array.ConvertAll(image.Pixels, value => (float)value);
        for (var pass = 0; pass < Passes; pass++)
        {
            blurred = Blur(blurred, image.Height, 3 * image.Width, image.Width, 3, radius);
            blurred = Blur(blurred, image.Width, 3, image.Height, 3 * image.Width, radius);
        }

        var pixels = (byte[])image.Pixels.Clone();
        for (var i = 0; i < pixels.Length; i++)
        {
            if (mask.Classes[i / 3] == concept)
                pixels[i] = (byte)Math.Clamp(Math.Round(blurred[i]), 0, byte.MaxValue);
        }

        return new RgbImage(image.Width, image.Height, pixels);
    }

    /// <summary>The mean over 2 x radius + 1 values along each line; beyond the ends their values go on.</summary>
    private static float[] Blur(float[] values, int lines, int lineStride, int length, int stride, int radius)
    {
        var result = new float[values.Length];
        for (var line = 0; line < lines; line++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                var start = line * lineStride + channel;
                var sum = 0.0;
                for (var i = -radius; i <= radius; i++)
                    sum += At(start, i);
                for (var i = 0; i < length; i++)
                {
                    result[start + i * stride] = (float)(sum / (2 * radius + 1));
                    sum += At(start, i + radius + 1) - At(start, i - radius);
                }
            }
        }

        return result;

        float At(int start, int i) => values[start + Math.Clamp(i, 0, length - 1) * stride];
    }
}
