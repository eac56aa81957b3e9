using System.Globalization;

namespace SemGeo.Vision.Networks;

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
