using SemGeo.Evaluation;

namespace SemGeo.Pipelines.Comparison;

/// <summary>What came of one model of the comparison.</summary>
/// <param name="Partitioning">What it was trained with.</param>
/// <param name="Seed">The seed of weights, order and augmentation.</param>
/// <param name="Metrics">How far f and f* are off on the held-out photos.</param>
/// <param name="IsKept">Whether it was trained before.</param>
/// <param name="Training">The time for training.</param>
internal sealed record ComparisonRun(string Partitioning, int Seed, GeolocationMetrics Metrics, bool IsKept, TimeSpan Training);
