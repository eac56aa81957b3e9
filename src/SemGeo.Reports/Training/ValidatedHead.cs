namespace SemGeo.Reports.Training;

/// <summary>How well one head classified the validation photos.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Loss">The mean loss over the labelled photos; NaN where there were none.</param>
/// <param name="Labelled">The number of photos with a label for this head.</param>
/// <param name="Correct">The number of labelled photos whose most probable cell is the right one.</param>
public sealed record ValidatedHead(string Name, double Loss, long Labelled, long Correct);
