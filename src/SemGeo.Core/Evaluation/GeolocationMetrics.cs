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
