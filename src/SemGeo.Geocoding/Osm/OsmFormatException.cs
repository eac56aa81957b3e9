namespace SemGeo.Geocoding.Osm;

/// <summary>A file is not an .osm.pbf file, or is truncated, corrupt or compressed in a way that this library does not read.</summary>
/// <param name="message">The file, the place in it, what is wrong and how to repair it.</param>
/// <param name="innerException">The error that revealed it, if any.</param>
public sealed class OsmFormatException(string message, Exception? innerException = null) : IOException(message, innerException);
