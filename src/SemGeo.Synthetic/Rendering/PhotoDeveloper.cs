using SemGeo.Concepts;
using SemGeo.Imaging.Files;
using SemGeo.Numerics;
using SemGeo.Synthetic.Drawing;
using SemGeo.Synthetic.Scenes;

namespace SemGeo.Synthetic.Rendering;

/// <summary>
/// Makes the photo from the finished canvas: turns it by the camera's roll, joins samples to pixels, then exposure, white balance, contrast, vignette and noise.
/// A pixel's concept is that of most of its samples.
/// </summary>
internal static class PhotoDeveloper
{
    private const int SamplesPerPixel = Canvas.Oversampling * Canvas.Oversampling;

    /// <summary>The sums that the samples of a pixel can have in one colour.</summary>
    private const int Sums = SamplesPerPixel * 255 + 1;

    /// <param name="canvas">The painted samples.</param>
    /// <param name="sensor">The camera.</param>
    /// <param name="mixesConcepts">
    /// Whether a pixel is the mean of all its samples, or only of those of its own concept, so that no colour leaks over an outline.
    /// </param>
    public static SyntheticRendering Develop(Canvas canvas, Sensor sensor, bool mixesConcepts)
    {
        var size = canvas.ImageSize;
        var (pixels, classes) = (new byte[size * size * 3], new byte[size * size]);
        var (sin, cos) = MathF.SinCos(sensor.Roll);
        var tones = Tones(sensor);
        Span<uint> samples = stackalloc uint[SamplesPerPixel];
        for (var y = 0; y < size; y++)
        {
            var (right, down) = (0.5f - size / 2f, y + 0.5f - size / 2f);
            var centreX = canvas.Size / 2f + Canvas.Oversampling * (cos * right - sin * down);
            var centreY = canvas.Size / 2f + Canvas.Oversampling * (sin * right + cos * down);
            for (var x = 0; x < size; x++, right++, centreX += Canvas.Oversampling * cos, centreY += Canvas.Oversampling * sin)
            {
                samples[0] = canvas.At(centreX - 0.5f * (cos - sin), centreY - 0.5f * (sin + cos));
                samples[1] = canvas.At(centreX + 0.5f * (cos + sin), centreY + 0.5f * (sin - cos));
                samples[2] = canvas.At(centreX - 0.5f * (cos + sin), centreY - 0.5f * (sin - cos));
                samples[3] = canvas.At(centreX + 0.5f * (cos - sin), centreY + 0.5f * (sin + cos));
                var index = y * size + x;
                var concept = classes[index] = ConceptOf(samples);
                var (redBlue, green, count) = (0u, 0u, 0u);
                foreach (var sample in samples)
                {
                    if (!mixesConcepts && sample >> 24 != concept)
                        continue;
                    (redBlue, green, count) = (redBlue + (sample & 0xFF00FF), green + ((sample >> 8) & 0xFF), count + 1);
                }

                var (red, blue) = (redBlue & 0xFFFF, redBlue >> 16);
                if (count != SamplesPerPixel)
                    (red, green, blue) = (red * SamplesPerPixel / count, green * SamplesPerPixel / count, blue * SamplesPerPixel / count);
                var edge = 1 - sensor.Vignette * 2 * (right * right + down * down) / (size * size);
                var noise = SplitMix64.Scatter(sensor.Seed + (ulong)index);
                pixels[3 * index] = Finish(tones[red], edge, noise, sensor.Noise);
                pixels[3 * index + 1] = Finish(tones[Sums + (int)green], edge, noise >> 16, sensor.Noise);
                pixels[3 * index + 2] = Finish(tones[2 * Sums + (int)blue], edge, noise >> 32, sensor.Noise);
            }
        }

        return new SyntheticRendering(new RgbImage(size, size, pixels), new ConceptMask(size, size, classes));
    }

    /// <summary>The concept of most of four samples; the earliest of them where two are as frequent.</summary>
    private static byte ConceptOf(ReadOnlySpan<uint> samples)
    {
        var (a, b, c, d) = (samples[0] >> 24, samples[1] >> 24, samples[2] >> 24, samples[3] >> 24);
        return (byte)(a == b || a == c || a == d ? b == c && b == d ? b : a : b == c || b == d ? b : c == d ? c : a);
    }

    private static float[] Tones(Sensor sensor)
    {
        var tones = new float[3 * Sums];
        ReadOnlySpan<float> gains = [sensor.Balance.R, sensor.Balance.G, sensor.Balance.B];
        for (var i = 0; i < tones.Length; i++)
            tones[i] = ((float)(i % Sums) / SamplesPerPixel * sensor.Exposure * gains[i / Sums] - 127.5f) * sensor.Contrast + 127.5f;
        return tones;
    }

    /// <summary>Adds noise, the sum of two bytes of a random number, to a tone.</summary>
    private static byte Finish(float tone, float edge, ulong random, float deviation)
    {
        const float DeviationOfSum = 104.5f;
        var noise = ((int)(random & 255) + (int)((random >> 8) & 255) - 255) * (deviation / DeviationOfSum);
        return (byte)Math.Clamp(tone * edge + noise + 0.5f, 0, 255);
    }
}
