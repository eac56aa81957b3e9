using SemGeo.Imaging;
using SemGeo.Imaging.Files;

namespace SemGeo.Benchmarks.Input;

/// <summary>JPEGs of about the size and detail of photos: smooth noise of several scales, and grain.</summary>
internal static class NoisePhotos
{
    private const int Width = 1000;
    private const int Height = 750;
    private const int Quality = 85;
    private const int Grain = 13;

    public static void Write(string folder, int count)
    {
        var codec = new SkiaImageCodec();
        // One buffer for all, so that the benchmark's peak of memory is that of the pipeline.
        var sum = new float[3 * Width * Height];
        var image = new RgbImage(Width, Height, new byte[sum.Length]);
        for (var i = 0; i < count; i++)
        {
            Draw(new Random(i), sum, image.Pixels);
            File.WriteAllBytes(Path.Combine(folder, $"{i:D4}.jpg"), codec.EncodeJpeg(image, Quality));
        }
    }

    private static void Draw(Random random, float[] sum, byte[] pixels)
    {
        Array.Clear(sum);
        foreach (var (cells, strength) in new[] { (3, 60f), (8, 40f), (24, 28f), (72, 18f), (200, 12f) })
        {
            var grid = new byte[3 * (cells + 1) * (cells + 1)];
            random.NextBytes(grid);
            var smooth = ImageResampler.Resample(new(cells + 1, cells + 1, grid), new ImageSize(Width, Height)).Pixels;
            for (var i = 0; i < sum.Length; i++)
                // Mostly grey, as photos are.
                sum[i] += strength * (0.7f * smooth[i / 3 * 3] + 0.3f * smooth[i] - 127.5f) / 127.5f;
        }
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)Math.Clamp(128 + sum[i] + random.Next(-Grain, Grain + 1), 0, 255);
    }
}
