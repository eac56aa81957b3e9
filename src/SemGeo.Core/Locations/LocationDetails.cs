namespace SemGeo.Locations;

/// <summary>
/// What a source knows of a location beyond its name and position: the attributes of the extended data set (paper, Appendix B, Table 7). Null where the source has none.
/// </summary>
public sealed record LocationDetails
{
    /// <summary>The key of OSM's main tag: "boundary", "highway", "historic".</summary>
    public string? Category { get; init; }

    /// <summary>The value of OSM's main tag: "administrative", "service", "ship".</summary>
    public string? Type { get; init; }

    /// <summary>What kind of place it is: "city", "county", "state".</summary>
    public string? Place { get; init; }

    /// <summary>The Wikidata item: "Q16739".</summary>
    public string? Wikidata { get; init; }

    /// <summary>The Wikipedia article with its language: "en:Long Beach, California".</summary>
    public string? Wikipedia { get; init; }

    /// <summary>The number of inhabitants.</summary>
    public long? Population { get; init; }

    /// <summary>The geometry as well-known binary, longitude before latitude, in degrees; empty where the source has none.</summary>
    public ReadOnlyMemory<byte> GeometryWkb { get; init; }
}
