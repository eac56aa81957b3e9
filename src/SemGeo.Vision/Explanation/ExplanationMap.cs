namespace SemGeo.Vision.Explanation;

/// <summary>Which pixels led a model to a prediction.</summary>
/// <param name="Size">The width and height of the map, that of the network's input.</param>
/// <param name="Importance">
/// The importance of each pixel, row by row: over the colours the greatest value, of squares and variances as they are, of all else without its sign. 0 or more.
/// </param>
/// <param name="Head">The head that was explained.</param>
/// <param name="Cells">The cells that were explained; one, unless a region was asked for.</param>
/// <param name="Change">
/// How much the target changes from the baseline to the photo, the mean over the noisy copies. Null for plain gradients.
/// </param>
/// <param name="CompletenessGap">
/// By how much the importances of integrated gradients miss that change in their sum: the mean of the absolute differences over the noisy copies. Far below
/// <paramref name="Change"/> where there are enough steps. Null for plain gradients.
/// </param>
public sealed record ExplanationMap(int Size, float[] Importance, int Head, IReadOnlyList<int> Cells, double? Change, double? CompletenessGap);
