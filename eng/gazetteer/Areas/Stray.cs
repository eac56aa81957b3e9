using SemGeo.GazetteerBuild.Sources;

namespace SemGeo.GazetteerBuild.Areas;

/// <summary>
/// A place that lies beyond the border of its own region, because the border is generalised and the place is not.
/// </summary>
/// <param name="Place">The place; it belongs to its own region's face.</param>
/// <param name="Found">The face that it lies in.</param>
/// <param name="Km">How far it lies from its own face.</param>
internal sealed record Stray(SourcePlace Place, Face Found, double Km);
