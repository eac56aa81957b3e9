using SemGeo.Geocoding.Osm.Extract;

namespace SemGeo.Geocoding.Osm.Lookup;

/// <summary>A place near a street or object, as a part of its address or a neighbour.</summary>
/// <param name="Feature">The place.</param>
/// <param name="IsAddress">Whether it is part of the address.</param>
/// <param name="IsArea">Whether its outline is known.</param>
/// <param name="Distance">Its distance in degrees.</param>
internal readonly record struct AddressRow(OsmFeature Feature, bool IsAddress, bool IsArea, double Distance);
