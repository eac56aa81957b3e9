using SemGeo.Geocoding.Osm.Extract;

namespace SemGeo.Geocoding.Osm.Lookup;

/// <summary>A street or object near a coordinate.</summary>
/// <param name="Feature">The object.</param>
/// <param name="Distance">How far it is, in degrees; 0 inside an area.</param>
internal readonly record struct NearbyObject(OsmFeature Feature, double Distance);
