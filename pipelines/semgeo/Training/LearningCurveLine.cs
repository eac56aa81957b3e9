using SemGeo.Evaluation;
using SemGeo.Reports.Training;

namespace SemGeo.Pipelines.Training;

/// <summary>A line of a log of learning curves: one of both.</summary>
/// <param name="Trained">Some training.</param>
/// <param name="Validated">A validation.</param>
internal sealed record LearningCurveLine(TrainedSpan? Trained, Validated? Validated)
{
    /// <summary>What of a line makes no sense, after those before it; null for nothing.</summary>
    /// <param name="line">The line; null for an empty one.</param>
    /// <param name="spans">The training before it.</param>
    /// <param name="validations">The validations before it.</param>
    public static string? WhatIsWrong(LearningCurveLine? line, IReadOnlyList<TrainedSpan> spans, IReadOnlyList<Validated> validations) =>
        WhatIsWrong(line?.Trained, spans, validations) ?? WhatIsWrong(line?.Validated, spans, validations);

    private static string? WhatIsWrong(TrainedSpan? span, IReadOnlyList<TrainedSpan> spans, IReadOnlyList<Validated> validations)
    {
        if (span is null)
            return null;
        var losses = span.HeadLosses?.Count ?? 0;
        if (losses == 0 || (spans.Count > 0 && losses != spans[0].HeadLosses.Count) || (validations.Count > 0 && losses < validations[0].Heads.Count))
            return $"it has the losses of {losses} heads";
        if (span.Epoch < 1 || span.From < 0 || span.Images < span.From)
            return FormattableString.Invariant($"it is about epoch {span.Epoch} from photo {span.From} to photo {span.Images}");
        return double.IsFinite(span.LearningRate) ? null : FormattableString.Invariant($"the learning rate is {span.LearningRate}");
    }

    private static string? WhatIsWrong(Validated? validated, IReadOnlyList<TrainedSpan> spans, IReadOnlyList<Validated> validations)
    {
        if (validated is null)
            return null;
        if (validated.Heads is null || validated.Heads.Any(head => head?.Name is null))
            return "a head of the validation has no name";
        var heads = validated.Heads.Count;
        if ((validations.Count > 0 && heads != validations[0].Heads.Count) || (spans.Count > 0 && heads > spans[0].HeadLosses.Count))
            return $"it has {heads} heads, others than lines before it";
        if (validated.Epoch < 1 || validated.Images < 0)
            return FormattableString.Invariant($"it is about epoch {validated.Epoch} after {validated.Images} photos");
        return validated.Predictors is null ? "it has no predictors" : validated.Predictors.Select(predictor => WhatIsWrong(predictor, validations)).FirstOrDefault(reason => reason is not null);
    }

    private static string? WhatIsWrong(PredictorMetrics? predictor, IReadOnlyList<Validated> validations)
    {
        if (predictor?.Name is null || predictor.Accuracies is null || predictor.Accuracies.Any(accuracy => accuracy is null || !double.IsFinite(accuracy.RadiusKm)))
            return "a predictor has no name, or an accuracy is null or at no distance";
        var before = validations.SelectMany(validated => validated.Predictors).FirstOrDefault(other => other.Name == predictor.Name);
        return before is not null && !before.Accuracies.Select(accuracy => accuracy.RadiusKm).SequenceEqual(predictor.Accuracies.Select(accuracy => accuracy.RadiusKm))
            ? $"'{predictor.Name}' has accuracies at other distances than in lines before it"
            : null;
    }
}
