namespace SemGeo.Geocoding.Osm.Pbf;

/// <summary>The three kinds of OSM objects.</summary>
[Flags]
internal enum OsmKinds
{
    None = 0,
    Nodes = 1,
    Ways = 2,
    Relations = 4,
    All = Nodes | Ways | Relations,
}
