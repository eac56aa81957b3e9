using System.Text;
using SemGeo.Numerics;

namespace SemGeo.Vision.Networks;

/// <summary>Random numbers of <see cref="SplitMix64"/>, started from a seed and a name.</summary>
internal sealed class SeededRandom(int seed, string name)
{
    private SplitMix64 _numbers = new(StableHash.Of(Encoding.UTF8.GetBytes(name), (ulong)(uint)seed << 32));

    /// <summary>A number in [0, 1).</summary>
    public double NextDouble() => _numbers.NextDouble();

    /// <summary>A number of the standard normal distribution (Box and Muller).</summary>
    public double NextGaussian()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }
}
