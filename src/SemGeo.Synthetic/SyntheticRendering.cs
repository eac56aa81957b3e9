using SemGeo.Concepts;
using SemGeo.Imaging.Files;

namespace SemGeo.Synthetic;

/// <summary>The pixels of a synthetic photo.</summary>
/// <param name="Image">The photo.</param>
/// <param name="Mask">The ADE20K class of each of its pixels; exact, nothing is unlabelled.</param>
public sealed record SyntheticRendering(RgbImage Image, ConceptMask Mask);
