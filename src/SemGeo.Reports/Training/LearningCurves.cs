using SemGeo.Evaluation;

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

/// <summary>What training was like over some photos in a row, all of one epoch.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="From">The number of photos trained on before, over all epochs.</param>
/// <param name="Images">The number of photos trained on after.</param>
/// <param name="ImagesPerSecond">Photos per second of training since the run began, validations not counted.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Loss">The weighted sum of the heads' mean losses.</param>
/// <param name="HeadLosses">Each head's mean training loss, fine to coarse; NaN where no photo had a label.</param>
public sealed record TrainedSpan(
    int Epoch, int Epochs, long From, long Images, double ImagesPerSecond, double LearningRate, double Loss, IReadOnlyList<double> HeadLosses);

/// <summary>One validation of a training run.</summary>
/// <param name="Epoch">The epoch, counted from 1, in which it was done.</param>
/// <param name="Images">The number of photos trained on before.</param>
/// <param name="Photos">The number of photos validated on.</param>
/// <param name="Loss">The weighted sum of the heads' losses.</param>
/// <param name="IsBest">Whether the loss was the lowest so far.</param>
/// <param name="Heads">How well each head classified, fine to coarse.</param>
/// <param name="Predictors">How far the answers of each level, and of f*, were from where the photos were taken; empty where nobody knew.</param>
public sealed record Validated(
    int Epoch, long Images, long Photos, double Loss, bool IsBest, IReadOnlyList<ValidatedHead> Heads, IReadOnlyList<PredictorMetrics> Predictors);

/// <summary>How well one head classified the validation photos.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Loss">The mean loss over the labelled photos; NaN where there were none.</param>
/// <param name="Labelled">The number of photos with a label for this head.</param>
/// <param name="Correct">The number of labelled photos whose most probable cell is the right one.</param>
public sealed record ValidatedHead(string Name, double Loss, long Labelled, long Correct);
