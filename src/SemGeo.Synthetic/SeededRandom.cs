using System.Numerics;
using SemGeo.Numerics;

namespace SemGeo.Synthetic;

/// <summary>
/// Small random streams of <see cref="SplitMix64"/> that are a function of their key alone, so that what is drawn never depends on the order in which photos are made.
/// </summary>
internal struct SeededRandom(ulong key)
{
    private SplitMix64 _numbers = new(key);

    /// <summary>The stream of a key within a family of streams.</summary>
    public static SeededRandom For(ulong seed, ulong stream) => new(SplitMix64.Scatter(seed ^ SplitMix64.Mix(stream)));

    /// <summary>The stream that belongs to a text, the same in every process.</summary>
    public static SeededRandom For(ulong seed, string text) => For(seed, SplitMix64.Scatter(StableHash.Of(text)));

    public ulong NextUInt64() => _numbers.Next();

    /// <summary>0 to 1, 1 excluded.</summary>
    public float NextFloat() => (NextUInt64() >> 40) * (1f / (1 << 24));

    public float Range(float from, float to) => from + (to - from) * NextFloat();

    public bool Chance(float probability) => NextFloat() < probability;

    /// <summary>0 to <paramref name="count"/> - 1.</summary>
    public int Index(int count) => _numbers.NextInt(count);

    public T Pick<T>(ReadOnlySpan<T> items) => items[Index(items.Length)];

    /// <summary>About a standard normal number, within -3 to 3: the sum of four uniform ones.</summary>
    public float Gauss() => (NextFloat() + NextFloat() + NextFloat() + NextFloat() - 2) * 1.732f;

    /// <summary>A point in the unit disk, evenly spread.</summary>
    public Vector2 InDisk()
    {
        var (sin, cos) = MathF.SinCos(Range(0, MathF.Tau));
        return new Vector2(cos, sin) * MathF.Sqrt(NextFloat());
    }

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Index(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
