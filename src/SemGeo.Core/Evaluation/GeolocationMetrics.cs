namespace SemGeo.Evaluation;

/// <summary>The result of an evaluation.</summary>
/// <param name="Predictors">The predictors, in the order in which they were named.</param>
/// <param name="Baselines">What the same rows give without looking at a photo.</param>
/// <param name="Places">Hits of named places, administrative levels first, coarse to fine; empty where none were counted.</param>
public sealed record GeolocationMetrics(
    IReadOnlyList<PredictorMetrics> Predictors,
    IReadOnlyList<PredictorMetrics> Baselines,
    IReadOnlyList<PlaceHits> Places)
{
    /// <summary>The metrics of a predictor or baseline.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public PredictorMetrics Of(string name) => Predictors.Concat(Baselines).FirstOrDefault(metrics => metrics.Name == name)
        ?? throw new ArgumentException($"There are no metrics of '{name}', only of {string.Join(", ", Predictors.Concat(Baselines).Select(metrics => metrics.Name))}.", nameof(name));
}

/// <summary>How good one predictor is: a level, f, f*, or a baseline.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">The rows that count: all that have a true coordinate.</param>
/// <param name="WithoutCoordinate">Rows without a true coordinate; they are left out.</param>
/// <param name="WithoutPrediction">Rows among <paramref name="Rows"/> without a prediction; they count as misses, infinitely far away.</param>
/// <param name="MedianKm">The median distance in kilometres; infinite where more than half have no prediction, NaN where there are no rows.</param>
/// <param name="Accuracies">The accuracies, by ascending radius.</param>
public sealed record PredictorMetrics(
    string Name,
    long Rows,
    long WithoutCoordinate,
    long WithoutPrediction,
    double MedianKm,
    IReadOnlyList<RadiusAccuracy> Accuracies)
{
    /// <summary>The accuracy at a radius.</summary>
    /// <exception cref="ArgumentException">There is no such radius.</exception>
    public RadiusAccuracy AccuracyAt(double radiusKm) => Accuracies.FirstOrDefault(accuracy => accuracy.RadiusKm == radiusKm)
        ?? throw new ArgumentException($"There is no accuracy at {radiusKm} km, only at {string.Join(", ", Accuracies.Select(accuracy => accuracy.RadiusKm))}.", nameof(radiusKm));
}

/// <summary>The accuracy at a radius: the fraction of rows whose great-circle distance is at most the radius (paper 4.1.1, equation 3).</summary>
/// <param name="RadiusKm">The radius in kilometres.</param>
/// <param name="Value">The fraction, 0 to 1; NaN where there are no rows.</param>
/// <param name="Interval">Its 95 % interval.</param>
public sealed record RadiusAccuracy(double RadiusKm, double Value, WilsonInterval Interval);
