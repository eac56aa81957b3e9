using SemGeo.Evaluation;

namespace SemGeo.Vision.Training;

/// <summary>One validation: centre crops, evaluation mode, all validation photos.</summary>
/// <param name="Epoch">The epoch, counted from 1, in which it was done.</param>
/// <param name="ImagesSeen">The number of photos trained on before.</param>
/// <param name="Images">The number of photos validated on.</param>
/// <param name="Loss">The sum of the losses of the heads that had labels, weighted as in training; NaN when none had.</param>
/// <param name="Heads">How well each head classifies, fine to coarse.</param>
/// <param name="Locations">How far each head's most probable cell (of a mixture, its densest point), and f* where the partitionings were given, is from where the photo was taken, at 1, 25, 200, 750 and 2,500 km (paper, 4.1.1), by the
/// head's name; null when the cells' coordinates were not given.</param>
public sealed record ValidationResult(
    int Epoch, long ImagesSeen, long Images, double Loss, IReadOnlyList<HeadValidation> Heads, GeolocationMetrics? Locations);
