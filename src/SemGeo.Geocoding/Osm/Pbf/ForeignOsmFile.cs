namespace SemGeo.Geocoding.Osm.Pbf;

/// <summary>Recognizes by their first bytes files that people give as .osm.pbf files, so that the message says what they are and what to do.</summary>
internal static class ForeignOsmFile
{
    /// <summary>How many bytes <see cref="Describe"/> looks at, where the file has so many.</summary>
    public const int BytesNeeded = 64;

    private const string Convert = "convert it first (osmium cat -o out.osm.pbf)";

    /// <summary>What the file is and what to do about it.</summary>
    /// <param name="bytes">Its beginning.</param>
    public static string Describe(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        if (text.StartsWith("version https://git-lfs"u8))
            return "is no .osm.pbf file but a pointer of Git LFS: fetch the file itself (git lfs pull)";
        if (text.StartsWith("<?xml"u8) || text.StartsWith("<osm"u8))
            return $"is no .osm.pbf file but XML: {Convert}";
        if (text.StartsWith("<!DOCTYPE html"u8) || text.StartsWith("<!doctype html"u8) || text.StartsWith("<html"u8))
            return "is no .osm.pbf file but an HTML page: the address that it was downloaded from is that of a page, or asks for a login; download the file that the page links to";
        if (bytes.StartsWith("BZh"u8))
            return $"is no .osm.pbf file but compressed by bzip2 (OSM's XML as a rule): {Convert}";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || bytes.StartsWith("PK\x03\x04"u8))
            return "is no .osm.pbf file but an archive (gzip or zip): unpack it first";
        return bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xE0])
            ? $"is no .osm.pbf file but an .o5m file: {Convert}"
            : "is no .osm.pbf file: it does not begin with the block 'OSMHeader'. Give an extract of OpenStreetMap such as Geofabrik has";
    }
}
