namespace SemGeo.Geocoding.Osm.Pbf;

/// <summary>A file is whole, as far as was seen, but is of a kind that is not read.</summary>
/// <param name="message">What it is and what to do, to stand behind the file's name: "is compressed by ...".</param>
internal sealed class UnsupportedPbfException(string message) : Exception(message);
