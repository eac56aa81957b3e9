using SemGeo.Geography;
using SemGeo.Partitioning;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Training;

/// <summary>The photos that training is measured on.</summary>
/// <param name="Photos">The photos with their labels and coordinates; none of them should be a training photo.</param>
/// <param name="Input">Makes centre crops of them.</param>
/// <param name="CellCoordinates">The coordinate of every cell of every head, fine to coarse, to measure distances with; null to measure losses only.</param>
/// <param name="Partitionings">The partitionings of the heads, to measure f* too (the product of the probabilities along the hierarchy); null for the heads alone.</param>
public sealed record ValidationSet(
    IPhotoSource Photos, EvaluationInput Input, IReadOnlyList<IReadOnlyList<GeoCoordinate>>? CellCoordinates = null, PartitioningSet? Partitionings = null)
{
    /// <summary>The name of f* among the predictors of <see cref="ValidationResult.Locations"/>.</summary>
    public const string Hierarchy = "f*";
}
