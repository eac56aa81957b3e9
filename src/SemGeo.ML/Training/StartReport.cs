using SemGeo.Vision.Weights;

namespace SemGeo.ML.Training;

/// <summary>What a training started from.</summary>
/// <param name="Path">The file.</param>
/// <param name="Weights">What became of every tensor of a weight file; null for a model that was saved.</param>
/// <param name="Heads">What each head took over from a model that was saved, whose backbone was taken over whole; empty for a weight file.</param>
public sealed record StartReport(string Path, WeightReport? Weights, IReadOnlyList<HeadStart> Heads)
{
    /// <summary>In words.</summary>
    public override string ToString() => $"started from {Path}: {(Weights is not null ? Weights.ToString() : $"the backbone; {string.Join("; ", Heads)}")}";
}
