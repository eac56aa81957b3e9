namespace SemGeo.Vision.Training;

/// <summary>How well one head classifies the validation photos.</summary>
/// <param name="Head">The head's name.</param>
/// <param name="Loss">The mean loss over the labelled photos, of the kind that is trained on; NaN when there are none.</param>
/// <param name="Labelled">The number of photos with a label for this head.</param>
/// <param name="Correct">The number of labelled photos whose most probable cell is the right one.</param>
public sealed record HeadValidation(string Head, double Loss, long Labelled, long Correct);
