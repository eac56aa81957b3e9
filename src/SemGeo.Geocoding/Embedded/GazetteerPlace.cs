using SemGeo.Geography;

namespace SemGeo.Geocoding.Embedded;

/// <summary>A populated place of the gazetteer.</summary>
/// <param name="GeoNameId">The GeoNames id; the place's location id is "G" and this number.</param>
/// <param name="Name">The name that people read.</param>
/// <param name="Coordinate">Where it is.</param>
/// <param name="Population">Inhabitants; 0 where GeoNames has no number.</param>
/// <param name="FeatureCode">The kind of place in GeoNames' words: "PPL", "PPLC" (capital), "PPLX" (section of a city), ...</param>
/// <param name="CountryCode">The ISO 3166-1 alpha-2 code of the country, "XK" for Kosovo.</param>
/// <param name="Admin1Id">The location id of its admin-1 region ("US-CA"), or null where the country has none.</param>
/// <param name="Admin2Id">The location id of its admin-2 region ("GN.US.CA.037"), or null where none is known.</param>
public readonly record struct GazetteerPlace(
    int GeoNameId,
    string Name,
    GeoCoordinate Coordinate,
    int Population,
    string FeatureCode,
    string CountryCode,
    string? Admin1Id,
    string? Admin2Id)
{
    /// <summary>The id by which addresses name this place: "G2643743".</summary>
    public string LocationId => string.Create(null, $"G{GeoNameId}");
}
