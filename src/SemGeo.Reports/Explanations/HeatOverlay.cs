using SemGeo.Imaging.Files;

namespace SemGeo.Reports.Explanations;

/// <summary>An explanation map as a picture to lie over the photo: the more important, the warmer and the less transparent.</summary>
internal static class HeatOverlay
{
    // A map has single pixels far above all others: what is above this share of the pixels is as warm as can be.
    private const double Brightest = 0.995;
    private const int Shades = 48;

    // The eye sees areas, not pixels: 2 pixels of 224.
    private const double BlurOfSize = 2.0 / 224;

    // Little importance leaves the photo as it is; from two thirds on the colour is all that is seen.
    private const double Opacity = 1.7;

    private static readonly (double At, int Red, int Green, int Blue)[] Stops = [(0, 70, 0, 110), (0.35, 190, 20, 90), (0.65, 250, 110, 20), (1, 255, 240, 120)];

    /// <summary>The bytes of a PNG file.</summary>
    public static byte[] Encode(ReadOnlySpan<float> importance, int size)
    {
        var smooth = Blur(importance, size, Math.Max(0.8, BlurOfSize * size));
        var sorted = (float[])smooth.Clone();
        Array.Sort(sorted);
        var top = sorted[(int)(Brightest * (sorted.Length - 1))];
        var shades = Array.ConvertAll(smooth, value => !(value > 0) ? (byte)0 : top > 0 ? (byte)Math.Min(Shades - 1, value / top * (Shades - 1)) : (byte)(Shades - 1));
        var (palette, alpha) = (new byte[3 * Shades], new byte[Shades]);
        for (var i = 0; i < Shades; i++)
        {
            var share = (double)i / (Shades - 1);
            (palette[3 * i], palette[3 * i + 1], palette[3 * i + 2]) = ColourAt(share);
            alpha[i] = (byte)Math.Round(byte.MaxValue * Math.Min(1, Opacity * Math.Pow(share, 1.4)));
        }

        return IndexedPng.Encode(size, size, shades, palette, alpha);
    }

    private static (byte Red, byte Green, byte Blue) ColourAt(double share)
    {
        var next = Math.Max(1, Array.FindIndex(Stops, stop => stop.At >= share));
        var (from, to) = (Stops[next - 1], Stops[next]);
        var t = (share - from.At) / (to.At - from.At);
        return (Mix(from.Red, to.Red), Mix(from.Green, to.Green), Mix(from.Blue, to.Blue));

        byte Mix(int a, int b) => (byte)Math.Round(a + (b - a) * t);
    }

    /// <summary>A Gaussian, first along rows, then along columns; at the edge the last pixel goes on.</summary>
    private static float[] Blur(ReadOnlySpan<float> map, int size, double sigma)
    {
        var radius = (int)Math.Ceiling(3 * sigma);
        var kernel = new double[2 * radius + 1];
        for (var i = 0; i < kernel.Length; i++)
            kernel[i] = Math.Exp(-(i - radius) * (i - radius) / (2 * sigma * sigma));
        var sum = kernel.Sum();
        var (rows, columns) = (new float[map.Length], new float[map.Length]);
        for (var i = 0; i < map.Length; i++)
        {
            var (x, y, total) = (i % size, i / size, 0.0);
            for (var k = 0; k < kernel.Length; k++)
                total += kernel[k] * map[y * size + Math.Clamp(x + k - radius, 0, size - 1)];
            rows[i] = (float)(total / sum);
        }

        for (var i = 0; i < map.Length; i++)
        {
            var (x, y, total) = (i % size, i / size, 0.0);
            for (var k = 0; k < kernel.Length; k++)
                total += kernel[k] * rows[Math.Clamp(y + k - radius, 0, size - 1) * size + x];
            columns[i] = (float)(total / sum);
        }

        return columns;
    }
}
