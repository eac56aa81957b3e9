namespace SemGeo.Concepts.Summary;

/// <summary>The influence of a concept over the images of an interval.</summary>
/// <param name="Count">The images that show it.</param>
/// <param name="Median">The median of its influence; of an even number of images the mean of the two in the middle.</param>
/// <param name="Mean">The mean of its influence.</param>
public sealed record ConceptStatistics(int Count, double Median, double Mean);
