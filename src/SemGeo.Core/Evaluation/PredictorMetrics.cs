namespace SemGeo.Evaluation;

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
