namespace SemGeo.Geocoding.Osm;

/// <summary>How far loading an extract is.</summary>
/// <param name="Phase">What it is busy with.</param>
/// <param name="Fraction">How much of the phase is done, 0 to 1.</param>
public readonly record struct OsmExtractProgress(OsmExtractPhase Phase, double Fraction);
