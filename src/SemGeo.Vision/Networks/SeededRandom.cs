using System.Text;

namespace SemGeo.Vision.Networks;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) started from a seed and a name. Unlike System.Random, whose numbers may change between versions of
/// .NET, it gives the same numbers for ever.
/// </summary>
internal sealed class SeededRandom
{
    private ulong _state;

    public SeededRandom(int seed, string name)
    {
        // FNV-1a.
        _state = 0xCBF29CE484222325 ^ ((ulong)(uint)seed << 32);
        foreach (var value in Encoding.UTF8.GetBytes(name))
            _state = (_state ^ value) * 0x100000001B3;
    }

    /// <summary>A number in [0, 1).</summary>
    public double NextDouble()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A number of the standard normal distribution (Box and Muller).</summary>
    public double NextGaussian()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }
}
