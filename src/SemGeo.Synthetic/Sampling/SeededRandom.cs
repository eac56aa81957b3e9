using System.Numerics;

namespace SemGeo.Synthetic.Sampling;

/// <summary>
/// SplitMix64: small random streams that are a function of their key alone, so that what is drawn never depends on the order in which photos are made.
/// </summary>
internal struct SeededRandom(ulong key)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state = key;

    /// <summary>The stream of a key within a family of streams.</summary>
    public static SeededRandom For(ulong seed, ulong stream) => new(Mix(seed ^ Mix(stream + Step)));

    /// <summary>The stream that belongs to a text, the same in every process.</summary>
    public static SeededRandom For(ulong seed, string text) => For(seed, Hash(text));

    /// <summary>FNV-1a over UTF-16, mixed.</summary>
    public static ulong Hash(string text)
    {
        var hash = 14695981039346656037;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211;
        return Mix(hash);
    }

    /// <summary>Scatters the bits of a number.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public ulong NextUInt64() => Mix(_state += Step);

    /// <summary>0 to 1, 1 excluded.</summary>
    public float NextFloat() => (NextUInt64() >> 40) * (1f / (1 << 24));

    public float Range(float from, float to) => from + (to - from) * NextFloat();

    public bool Chance(float probability) => NextFloat() < probability;

    /// <summary>0 to <paramref name="count"/> - 1.</summary>
    public int Index(int count) => (int)Math.BigMul(NextUInt64(), (ulong)count, out _);

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
