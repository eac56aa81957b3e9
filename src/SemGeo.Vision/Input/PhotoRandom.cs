namespace SemGeo.Vision.Input;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014), started from what the numbers are for: they depend on nothing else, above all not on which thread asks first.</summary>
internal struct PhotoRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state;

    public PhotoRandom(int seed, int epoch, long row) =>
        _state = Mix(Mix(Mix(Golden + (ulong)seed) + (ulong)epoch) + (ulong)row);

    /// <summary>From 0 to below 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>.</summary>
    public double NextDouble(double low, double high) => low + NextDouble() * (high - low);

    /// <summary>From 0 to below <paramref name="count"/>.</summary>
    public int NextInt(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    private ulong Next() => Mix(_state += Golden);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
