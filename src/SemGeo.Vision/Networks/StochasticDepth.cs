using System.Globalization;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// Leaves a block out of some photos of a batch, and scales it up in the others (Huang et al., "Deep Networks with Stochastic Depth", ECCV 2016).
/// </summary>
/// <param name="noise">Where the draws come from.</param>
/// <param name="path">The block's name, so that each block draws its own.</param>
/// <param name="probability">How often a photo is left out, below 1.</param>
internal sealed class StochasticDepth(TrainingNoise noise, string path, double probability)
{
    /// <summary>Scales the rows of <paramref name="x"/> in place.</summary>
    public Tensor Apply(Tensor x)
    {
        var random = noise.For(path);
        var kept = (float)(1 / (1 - probability));
        var scale = empty([x.shape[0], 1, 1, 1], dtype: ScalarType.Float32);
        foreach (ref var value in MemoryMarshal.Cast<byte, float>(scale.bytes))
            value = random.NextDouble() < probability ? 0 : kept;
        return x.mul_(scale.to(x.dtype).to(x.device));
    }
}

/// <summary>
/// The random numbers that layers draw in training. They depend on the seed, the step and the layer's name alone: whoever sets both gets the same numbers
/// again, which is how a resumed run continues to the bit. torch's own generator is not touched.
/// </summary>
internal sealed class TrainingNoise
{
    /// <summary>The seed.</summary>
    public int Seed { get; set; }

    /// <summary>The number of forward passes in training so far; each draws other numbers.</summary>
    public long Step { get; set; }

    /// <summary>The numbers of one layer in the present step.</summary>
    public SeededRandom For(string layer) => new(Seed, string.Create(CultureInfo.InvariantCulture, $"{layer}@{Step}"));
}
