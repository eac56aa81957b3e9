namespace Microsoft.ML.Runtime;

/// <summary>
/// Three Tausworthe generators and a linear congruential one, combined by exclusive or (L. Howes and D. Thomas, "Efficient random number generation and application using CUDA",
/// GPU Gems 3, chapter 37). Gives the numbers that ML.NET gives for a seed, so that a split or a shuffle is the same on both.
/// Overridden are the members that ML.NET overrides and no others: the numbers of e.g. <see cref="Random.NextSingle"/> do not follow the seed there either.
/// </summary>
internal sealed class TauswortheHybrid : Random
{
    private const double Scale = 1.0 / (1L << 32);

    private uint _z1;
    private uint _z2;
    private uint _z3;
    private uint _z4;

    /// <summary>Spreads a seed over the state.</summary>
    public TauswortheHybrid(uint seed)
    {
        _z1 = seed;
        _z2 = MurmurHash3.Mix(_z1, seed);
        _z3 = MurmurHash3.Mix(_z2, seed);
        _z4 = MurmurHash3.Mix(_z3, seed);
    }

    /// <summary>Draws the state from another generator. The Tausworthe parts need a state of 128 or more.</summary>
    public TauswortheHybrid(Random source)
    {
        _z1 = DrawLarge(source);
        _z2 = DrawLarge(source);
        _z3 = DrawLarge(source);
        _z4 = Draw(source);
    }

    /// <summary>A number of 23 bits from 0 to 1, exclusive.</summary>
    public float NextUnitSingle() => (NextBits() >> 9) * (1f / (1 << 23));

    /// <summary>A number of 32 bits with a sign.</summary>
    public int NextSigned() => (int)NextBits();

    public override double NextDouble() => NextBits() * Scale;

    // The top bit is cleared by adding it to itself.
    public override int Next()
    {
        var bits = NextBits();
        return (int)(bits + (bits & 0x80000000));
    }

    public override int Next(int maxValue)
    {
        Contracts.CheckParam(maxValue >= 0, nameof(maxValue), "maxValue must be non-negative");
        return (int)(((ulong)NextBits() * (ulong)maxValue) >> 32);
    }

    public override int Next(int minValue, int maxValue)
    {
        Contracts.CheckParam(minValue <= maxValue, nameof(minValue), "minValue must be less than or equal to maxValue.");
        return (int)((long)(NextDouble() * ((long)maxValue - minValue)) + minValue);
    }

    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        for (var i = 0; i < buffer.Length; i++)
            buffer[i] = (byte)Next();
    }

    private static uint Draw(Random source)
    {
        var high = (uint)source.Next(0x10000) << 16;
        return high | (uint)source.Next(0x10000);
    }

    private static uint DrawLarge(Random source)
    {
        uint bits;
        do
            bits = Draw(source);
        while (bits < 128);
        return bits;
    }

    private static uint Step(uint z, int s1, int s2, int s3, uint mask) => ((z & mask) << s3) ^ (((z << s1) ^ z) >> s2);

    private uint NextBits()
    {
        _z1 = Step(_z1, 13, 19, 12, ~0x1U);
        _z2 = Step(_z2, 2, 25, 4, ~0x7U);
        _z3 = Step(_z3, 3, 11, 17, ~0xFU);
        _z4 = (1664525 * _z4) + 1013904223;
        return _z1 ^ _z2 ^ _z3 ^ _z4;
    }
}
