using SemGeo.Geography;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Training;

/// <summary>The photos that training is measured on.</summary>
/// <param name="Photos">The photos with their labels and coordinates; none of them should be a training photo.</param>
/// <param name="Input">Makes centre crops of them.</param>
/// <param name="CellCoordinates">The coordinate of every cell of every head, fine to coarse, to measure distances with; null to measure losses only.</param>
public sealed record ValidationSet(IPhotoSource Photos, EvaluationInput Input, IReadOnlyList<IReadOnlyList<GeoCoordinate>>? CellCoordinates = null);
