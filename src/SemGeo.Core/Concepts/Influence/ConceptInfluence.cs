using SemGeo.Concepts.Ade20k;

namespace SemGeo.Concepts.Influence;

/// <summary>How much a concept of an image led a model to its prediction (paper 3.2).</summary>
/// <param name="Concept">The concept's index, such as one of <see cref="Ade20kClasses"/>.</param>
/// <param name="Influence">
/// ci = <paramref name="Intersection"/> / <paramref name="Size"/>: above 1 where the most important pixels lie in the concept more often than chance has it; 0 to 1 / Size.
/// </param>
/// <param name="Intersection">The share of the k most important pixels that lie in the concept, 0 to 1.</param>
/// <param name="Size">The share of the image that the concept covers, enlarged by the dilation; above 0, to 1.</param>
public readonly record struct ConceptInfluence(byte Concept, double Influence, double Intersection, double Size);
