using SemGeo.Evaluation;

namespace SemGeo.Reports.Charts;

/// <summary>Repetitions of one thing that is compared with others: a line of an <see cref="AccuracyComparison"/>.</summary>
/// <param name="Chart">The title of the chart that it belongs to.</param>
/// <param name="Name">Its name.</param>
/// <param name="Runs">The metrics of every repetition, at the same radii.</param>
public sealed record ComparedRuns(string Chart, string Name, IReadOnlyList<PredictorMetrics> Runs)
{
    /// <summary>Whether the line is broken: for what is a bound and no result.</summary>
    /// <value>The default value is false.</value>
    public bool IsBound { get; init; }
}
