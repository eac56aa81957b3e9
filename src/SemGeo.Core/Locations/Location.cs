using SemGeo.Geography;

namespace SemGeo.Locations;

/// <summary>A named place.</summary>
/// <param name="Id">The id, namespaced by provider: OSM type + id ("R112100"), GeoNames ("G2643743"), ISO 3166 ("US-CA", "US").</param>
/// <param name="Name">The name that people read.</param>
/// <param name="Class">What it is: "country", "admin1", "admin2", "place", or the provider's own class.</param>
/// <param name="AdminLevel">The administrative level in OSM's counting (2 = country), where it has one.</param>
/// <param name="IsArea">Whether the source knows an area for it, not just a point.</param>
/// <param name="Centre">A representative point; missing where the source has none.</param>
public sealed record Location(string Id, string Name, string Class, int? AdminLevel, bool IsArea, GeoCoordinate Centre)
{
    /// <summary>Further attributes, or null where the source has none.</summary>
    public LocationDetails? Details { get; init; }

    /// <summary>A location of which nothing but the id is known.</summary>
    internal static Location Bare(string id) => new(id, id, "", null, IsArea: false, GeoCoordinate.Missing);
}

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
