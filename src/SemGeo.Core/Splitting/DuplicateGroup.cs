using SemGeo.Geography;

namespace SemGeo.Splitting;

/// <summary>Photos with the same coordinate.</summary>
/// <param name="Coordinate">Where.</param>
/// <param name="Photos">How many, at least 2.</param>
/// <param name="Authors">How many different authors they have; 0 where none is known.</param>
public sealed record DuplicateGroup(GeoCoordinate Coordinate, int Photos, int Authors);
