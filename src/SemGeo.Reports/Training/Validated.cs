using SemGeo.Evaluation;

namespace SemGeo.Reports.Training;

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
