namespace SemGeo.Geocoding.Osm.Pbf;

/// <summary>A member of a relation.</summary>
internal readonly record struct OsmMember(OsmKinds Kind, long Id, string Role);
