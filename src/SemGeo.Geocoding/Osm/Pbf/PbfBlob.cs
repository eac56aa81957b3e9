namespace SemGeo.Geocoding.Osm.Pbf;

/// <summary>A block of an .osm.pbf file, found but not read: what a later pass needs to go straight to it.</summary>
/// <param name="Offset">Where its compressed bytes begin in the file.</param>
/// <param name="Size">How many there are.</param>
/// <param name="Kinds">The kinds of objects in it, where a pass has seen them.</param>
internal readonly record struct PbfBlob(long Offset, int Size, OsmKinds Kinds);
