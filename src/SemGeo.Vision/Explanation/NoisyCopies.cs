using SemGeo.Vision.Devices;
using SemGeo.Vision.Networks;
using static TorchSharp.torch;

namespace SemGeo.Vision.Explanation;

/// <summary>Copies of a photo with normal noise of their own, made when they are asked for; without smoothing the photo itself.</summary>
internal sealed class NoisyCopies(float[] photo, ExplanationOptions options, int size, GeoDevice device)
{
    private readonly double _deviation = options.NoiseLevel * (photo.Max() - photo.Min());

    public int Count => options.EffectiveSamples;

    /// <summary>Zeros in the shape of one copy, [1, 3, size, size].</summary>
    public Tensor Like() => zeros([1, 3, size, size], device: device.ToTorch());

    /// <summary>Some copies, [n, 3, size, size]. The same copy has the same noise whatever is taken with it.</summary>
    public Tensor Take(int first, int count)
    {
        count = Math.Min(count, Count - first);
        var values = new float[count * photo.Length];
        for (var copy = 0; copy < count; copy++)
            Fill(values.AsSpan(copy * photo.Length, photo.Length), first + copy);
        return ChannelsLast.FromPixels(values, count, size, size).to(device.ToTorch());
    }

    private void Fill(Span<float> values, int copy)
    {
        photo.CopyTo(values);
        if (options.Smoothing == Smoothing.None)
            return;
        var random = new SeededRandom(options.Seed, $"noise {copy}");
        for (var i = 0; i < values.Length; i++)
            values[i] += (float)(_deviation * random.NextGaussian());
    }
}
