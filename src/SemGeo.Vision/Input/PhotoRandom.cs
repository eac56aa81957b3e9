using SemGeo.Numerics;

namespace SemGeo.Vision.Input;

/// <summary>Random numbers of <see cref="SplitMix64"/>, started from what they are for: they depend on nothing else, above all not on which thread asks first.</summary>
internal struct PhotoRandom
{
    private SplitMix64 _numbers;

    public PhotoRandom(int seed, int epoch, long row) =>
        _numbers = new(SplitMix64.Scatter(SplitMix64.Scatter(SplitMix64.Mix((ulong)seed) + (ulong)epoch) + (ulong)row));

    /// <summary>From 0 to below 1.</summary>
    public double NextDouble() => _numbers.NextDouble();

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>.</summary>
    public double NextDouble(double low, double high) => low + NextDouble() * (high - low);

    /// <summary>From 0 to below <paramref name="count"/>.</summary>
    public int NextInt(int count) => _numbers.NextInt(count);
}
