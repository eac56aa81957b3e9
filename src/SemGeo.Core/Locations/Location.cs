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
