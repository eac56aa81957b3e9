namespace SemGeo.Reports.Training;

/// <summary>The figures of a training run over its photos.</summary>
/// <param name="Spans">The training losses, in order; photos between two spans are not known of.</param>
/// <param name="Validations">The validations, in order.</param>
public sealed record LearningCurves(IReadOnlyList<TrainedSpan> Spans, IReadOnlyList<Validated> Validations)
{
    /// <summary>The names of the heads, fine to coarse, as far as a validation has told them.</summary>
    internal IReadOnlyList<string> HeadNames => Validations.Count > 0
        ? [.. Validations[0].Heads.Select(head => head.Name)]
        : [.. Enumerable.Range(1, Spans.Count == 0 ? 0 : Spans[0].HeadLosses.Count).Select(head => $"head {head}")];

    /// <summary>The photos trained on so far.</summary>
    internal long Images => Math.Max(Spans.Count == 0 ? 0 : Spans[^1].Images, Validations.Count == 0 ? 0 : Validations[^1].Images);
}
