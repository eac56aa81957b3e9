using Microsoft.ML;
using SemGeo.Evaluation;
using SemGeo.Splitting;

namespace SemGeo.ML.CrossValidation;

/// <summary>What a cross-validation measured, fold by fold and on average. It owns the folds' models.</summary>
public sealed class CrossValidationResult : IDisposable
{
    internal CrossValidationResult(IReadOnlyList<CrossValidationFold> folds)
    {
        Folds = folds;
        var first = folds[0].Metrics;
        Mean = [.. first.Predictors.Concat(first.Baselines).Select(metrics => metrics.Name).Where(name => folds.All(fold => Find(fold, name) is not null)).Select(MeanOf)];
    }

    /// <summary>The folds.</summary>
    public IReadOnlyList<CrossValidationFold> Folds { get; }

    /// <summary>The mean over the folds for each predictor and baseline that all folds have; a fold counts as much as any other.</summary>
    public IReadOnlyList<MeanPredictorMetrics> Mean { get; }

    /// <summary>Disposes the models of all folds.</summary>
    public void Dispose()
    {
        foreach (var fold in Folds)
            (fold.Model as IDisposable)?.Dispose();
    }

    private static PredictorMetrics? Find(CrossValidationFold fold, string name) => fold.Metrics.Predictors.Concat(fold.Metrics.Baselines).FirstOrDefault(metrics => metrics.Name == name);

    private MeanPredictorMetrics MeanOf(string name)
    {
        var metrics = Folds.Select(fold => Find(fold, name)!).ToArray();
        return new MeanPredictorMetrics(
            name, MeanDeviation.Of([.. metrics.Select(fold => fold.MedianKm)]),
            [.. metrics[0].Accuracies.Select(accuracy => new MeanAccuracy(accuracy.RadiusKm, MeanDeviation.Of([.. metrics.Select(fold => fold.AccuracyAt(accuracy.RadiusKm).Value)])))]);
    }
}

/// <summary>One fold of a cross-validation.</summary>
/// <param name="Model">The model that was trained without the fold's photos.</param>
/// <param name="Metrics">What it is worth on them.</param>
/// <param name="ScoredTestSet">The fold's photos with the model's predictions; lazy, and of no use once the model is disposed.</param>
/// <param name="Report">How large the parts are, and whether anything leaks between them.</param>
public sealed record CrossValidationFold(ITransformer Model, GeolocationMetrics Metrics, IDataView ScoredTestSet, SplitReport Report);

/// <summary>How good one predictor is on average.</summary>
/// <param name="Name">A level, f*, the prediction as the options shape it, or a baseline.</param>
/// <param name="MedianKm">The folds' median distances, kilometers.</param>
/// <param name="Accuracies">The folds' accuracies, by ascending radius.</param>
public sealed record MeanPredictorMetrics(string Name, MeanDeviation MedianKm, IReadOnlyList<MeanAccuracy> Accuracies)
{
    /// <summary>The mean accuracy at a radius.</summary>
    /// <exception cref="ArgumentException">There is no such radius.</exception>
    public MeanDeviation AccuracyAt(double radiusKm) => Accuracies.FirstOrDefault(accuracy => accuracy.RadiusKm == radiusKm)?.Value
        ?? throw new ArgumentException($"There is no accuracy at {radiusKm} km, only at {string.Join(", ", Accuracies.Select(accuracy => accuracy.RadiusKm))}.", nameof(radiusKm));
}

/// <summary>The mean of the folds' accuracies at one radius.</summary>
/// <param name="RadiusKm">The radius, kilometers.</param>
/// <param name="Value">Mean and standard deviation of the share of photos within it, 0 to 1.</param>
public sealed record MeanAccuracy(double RadiusKm, MeanDeviation Value);
