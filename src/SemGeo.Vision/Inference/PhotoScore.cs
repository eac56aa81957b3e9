using SemGeo.Vision.Input;

namespace SemGeo.Vision.Inference;

/// <summary>What a model says about one photo, or why it says nothing.</summary>
/// <param name="Photo">The photo, as it was given.</param>
/// <param name="Probabilities">The probabilities of all cells, head after head, fine to coarse; empty when the photo could not be used.</param>
/// <param name="Error">Why the photo could not be used; null when it could.</param>
public sealed record PhotoScore(PhotoExample Photo, ReadOnlyMemory<float> Probabilities, string? Error);
