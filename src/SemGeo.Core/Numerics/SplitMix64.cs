namespace SemGeo.Numerics;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014). Unlike System.Random, whose numbers may change between
/// versions of .NET, it returns the same numbers for ever, and what they are is decided by the state alone: not by which thread asks first.
/// </summary>
internal struct SplitMix64(ulong state)
{
    /// <summary>What the state grows by from number to number: 2^64 divided by the golden ratio.</summary>
    public const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state = state;

    /// <summary>64 random bits.</summary>
    public ulong Next() => Scatter(_state += Increment);

    /// <summary>A number from 0 to below 1.</summary>
    public double NextDouble() => ToUnit(Next());

    /// <summary>A whole number from 0 to below <paramref name="count"/>.</summary>
    public int NextInt(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>The first number of the generator that starts at a value: neighboring values get numbers that have nothing in common.</summary>
    public static ulong Mix(ulong value) => Scatter(value + Increment);

    /// <summary>The generator's last step alone, which scatters the bits of a number; 0 stays 0.</summary>
    public static ulong Scatter(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>The upper 53 bits as a number from 0 to below 1.</summary>
    public static double ToUnit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));
}
