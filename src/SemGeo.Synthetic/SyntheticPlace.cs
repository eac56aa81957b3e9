using SemGeo.Geography;

namespace SemGeo.Synthetic;

/// <summary>A real place that Synthetic Earth may draw photos of.</summary>
/// <param name="Id">The place's location id ("G2643743").</param>
/// <param name="Name">The name that people read.</param>
/// <param name="Coordinate">Where it is.</param>
/// <param name="Population">Its inhabitants; 0 where unknown.</param>
/// <param name="CountryCode">The ISO 3166-1 code, two capital letters.</param>
/// <param name="CountryName">The country's name, or its code where the source has no name.</param>
/// <param name="Admin1Id">The location id of its first-level division; empty where it has none (such places are not drawn).</param>
/// <param name="Admin1Name">The division's name, or its id.</param>
public sealed record SyntheticPlace(
    string Id,
    string Name,
    GeoCoordinate Coordinate,
    long Population,
    string CountryCode,
    string CountryName,
    string Admin1Id,
    string Admin1Name);
