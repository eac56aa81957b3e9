using SemGeo.Concepts;
using SemGeo.Imaging;
using SemGeo.Synthetic.Sampling;
using SemGeo.Synthetic.Scenes;

namespace SemGeo.Synthetic.Rendering;

/// <summary>
/// Makes the photo from the finished canvas: turns it by the camera's roll, joins samples to pixels, then exposure, white balance, contrast, vignette and noise.
/// A pixel's concept is that of most of its samples.
/// </summary>
internal static class PhotoDeveloper
{
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
        Span<uint> samples = stackalloc uint[4];
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var (right, down) = (x + 0.5f - size / 2f, y + 0.5f - size / 2f);
                var centreX = canvas.Size / 2f + Canvas.Oversampling * (cos * right - sin * down);
                var centreY = canvas.Size / 2f + Canvas.Oversampling * (sin * right + cos * down);
                for (var i = 0; i < 4; i++)
                {
                    var (dx, dy) = ((i & 1) - 0.5f, (i >> 1) - 0.5f);
                    samples[i] = canvas.At(centreX + cos * dx - sin * dy, centreY + sin * dx + cos * dy);
                }

                var index = y * size + x;
                var concept = classes[index] = MostFrequent(samples);
                var (red, green, blue, count) = (0u, 0u, 0u, 0u);
                foreach (var sample in samples)
                {
                    if (!mixesConcepts && (byte)(sample >> 24) != concept)
                        continue;
                    (red, green, blue, count) = (red + (byte)sample, green + (byte)(sample >> 8), blue + (byte)(sample >> 16), count + 1);
                }

                var edge = 1 - sensor.Vignette * 2 * (right * right + down * down) / (size * size);
                var noise = SeededRandom.Mix(sensor.Seed + (ulong)index);
                pixels[3 * index] = Finish(tones[red / count], edge, noise, sensor.Noise);
                pixels[3 * index + 1] = Finish(tones[256 + green / count], edge, noise >> 16, sensor.Noise);
                pixels[3 * index + 2] = Finish(tones[512 + blue / count], edge, noise >> 32, sensor.Noise);
            }
        }

        return new SyntheticRendering(new RgbImage(size, size, pixels), new ConceptMask(size, size, classes));
    }

    private static byte MostFrequent(ReadOnlySpan<uint> samples)
    {
        var (best, most) = ((byte)0, 0);
        foreach (var candidate in samples)
        {
            var count = 0;
            foreach (var sample in samples)
                count += sample >> 24 == candidate >> 24 ? 1 : 0;
            if (count > most)
                (best, most) = ((byte)(candidate >> 24), count);
        }

        return best;
    }

    private static float[] Tones(Sensor sensor)
    {
        var tones = new float[768];
        ReadOnlySpan<float> gains = [sensor.Balance.R, sensor.Balance.G, sensor.Balance.B];
        for (var i = 0; i < tones.Length; i++)
            tones[i] = ((i & 255) * sensor.Exposure * gains[i >> 8] - 127.5f) * sensor.Contrast + 127.5f;
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
