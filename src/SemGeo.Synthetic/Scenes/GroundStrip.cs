namespace SemGeo.Synthetic.Scenes;

/// <summary>A strip of ground along the road.</summary>
/// <param name="Surface">What covers it.</param>
/// <param name="To">Its right edge, in metres right of the road's middle; the left edge is that of the strip before it.</param>
internal readonly record struct GroundStrip(Surface Surface, float To);
