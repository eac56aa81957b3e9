namespace SemGeo.Geocoding.Osm.Extract;

/// <summary>What is kept of a file.</summary>
/// <param name="Features">The objects that addresses need, with shapes and centres, and without ranks.</param>
/// <param name="Hash">The hash of the file, 16 hexadecimal digits.</param>
/// <param name="Report">What was read and left out.</param>
internal sealed record OsmExtract(OsmFeature[] Features, string Hash, OsmExtractReport Report);
