using System.Globalization;
using SemGeo.Vision.Weights;

namespace SemGeo.ML.TrainingReports;

/// <summary>What a training started from.</summary>
/// <param name="Path">The file.</param>
/// <param name="Weights">What became of every tensor of a weight file; null for a model that was saved.</param>
/// <param name="Heads">What each head took over from a model that was saved, whose backbone was taken over whole; empty for a weight file.</param>
public sealed record StartReport(string Path, WeightReport? Weights, IReadOnlyList<HeadStart> Heads)
{
    /// <summary>In words.</summary>
    public override string ToString() => $"started from {Path}: {(Weights is not null ? Weights.ToString() : $"the backbone; {string.Join("; ", Heads)}")}";
}

/// <summary>What a head took over from a model that was saved.</summary>
/// <param name="Head">The level's name.</param>
/// <param name="Cells">The number of its cells.</param>
/// <param name="TakenOver">How many of them the saved head had; the others begin anew.</param>
/// <param name="Dropped">The cells of the saved head that are no longer wanted.</param>
public sealed record HeadStart(string Head, int Cells, int TakenOver, int Dropped)
{
    /// <summary>In words.</summary>
    public override string ToString() => TakenOver == 0 && Dropped == 0
        ? $"head '{Head}' begins anew"
        : string.Create(CultureInfo.InvariantCulture, $"head '{Head}' takes over {TakenOver} of its {Cells} cells, {Dropped} of the saved ones are dropped");
}
