using SemGeo.Geography;

namespace SemGeo.Synthetic.Tests;

/// <summary>A small world by hand: countries with regions of towns on a grid, the first town the largest.</summary>
internal static class TestPlaces
{
    private static readonly (string Code, double Latitude, double Longitude)[] Countries =
    [
        ("FR", 46, 1), ("GB", 52, -3), ("JP", 36, 137), ("BR", -12, -50), ("EG", 27, 29), ("NO", 61, 9), ("KE", 0, 37), ("US", 41, -101),
    ];

    public static SyntheticPlaceList World(int regions = 3, int towns = 12) => new("hand-made", [.. Countries.SelectMany(c => Towns(c, regions, towns))]);

    /// <summary>Few small photos: 3 countries, 6 + 2 photos each.</summary>
    public static SyntheticEarthOptions SmallOptions() => new()
    {
        CountryCount = 3,
        PhotosPerCountry = 6,
        HeldOutPhotosPerCountry = 2,
        HeldOutPlacesPerRegion = 2,
        ImageSize = 64,
    };

    private static IEnumerable<SyntheticPlace> Towns((string Code, double Latitude, double Longitude) country, int regions, int towns) =>
        from region in Enumerable.Range(0, regions)
        from town in Enumerable.Range(0, towns)
        let coordinate = new GeoCoordinate(country.Latitude + 0.1 * (town / 4), country.Longitude + region + 0.15 * (town % 4))
        select new SyntheticPlace($"{country.Code}{region}-{town}", $"Town {town}", coordinate, 500_000 / (town + 1), country.Code, country.Code + "land",
            $"{country.Code}-{region}", $"Region {region}");
}
