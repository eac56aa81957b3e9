using SemGeo.Vision.Inference;
using SemGeo.Vision.Networks;
using static TorchSharp.torch;

namespace SemGeo.Vision.Explanation;

/// <summary>What integrated gradients begin with.</summary>
internal static class Baseline
{
    // 10 pixels of 224 (Fong and Vedaldi, 2017).
    private const double BlurOfSize = 10.0 / 224;

    /// <summary>The baseline of a photo: one colour, [1, 3, 1, 1], or a picture of its size, [1, 3, size, size].</summary>
    public static Tensor Of(float[] photo, ExplanationBaseline kind, GeoModelSpec spec)
    {
        if (kind == ExplanationBaseline.Blurred)
            return ChannelsLast.FromPixels(Blur(photo, spec.InputSize, BlurOfSize * spec.InputSize), 1, spec.InputSize, spec.InputSize);
        var level = kind == ExplanationBaseline.White ? 1 : 0;
        var normalization = spec.Normalization;
        float[] colour = kind == ExplanationBaseline.Mean
            ? [0, 0, 0]
            : [(level - normalization.MeanRed) / normalization.StdRed, (level - normalization.MeanGreen) / normalization.StdGreen, (level - normalization.MeanBlue) / normalization.StdBlue];
        return tensor(colour).view(1, 3, 1, 1);
    }

    /// <summary>A Gaussian along rows, then along columns; at the edge the last pixel goes on.</summary>
    private static float[] Blur(float[] photo, int size, double sigma)
    {
        var radius = (int)Math.Ceiling(3 * sigma);
        var kernel = Enumerable.Range(-radius, 2 * radius + 1).Select(i => Math.Exp(-i * i / (2 * sigma * sigma))).ToArray();
        var sum = kernel.Sum();
        var rows = Smooth(photo, (x, y, offset) => (y * size + Math.Clamp(x + offset, 0, size - 1)) * 3);
        return Smooth(rows, (x, y, offset) => (Math.Clamp(y + offset, 0, size - 1) * size + x) * 3);

        float[] Smooth(float[] pixels, Func<int, int, int, int> at)
        {
            var smooth = new float[pixels.Length];
            for (var i = 0; i < pixels.Length; i++)
            {
                var (x, y, total) = (i / 3 % size, i / 3 / size, 0.0);
                for (var k = 0; k < kernel.Length; k++)
                    total += kernel[k] * pixels[at(x, y, k - radius) + i % 3];
                smooth[i] = (float)(total / sum);
            }

            return smooth;
        }
    }
}
