namespace SemGeo.Geocoding.Osm.Extract;

/// <summary>
/// The ranks of objects before they are fitted into each other: Nominatim's default address levels, of which countries change some.
/// </summary>
internal static class AddressLevels
{
    private const int NoRank = 0;

    /// <summary>Whether a highway is a street that addresses name.</summary>
    public static bool IsStreet(string highway) => StreetRank(highway) < 30;

    /// <summary>The ranks of an object.</summary>
    /// <param name="key">The key of its main tag.</param>
    /// <param name="value">The value of its main tag.</param>
    /// <param name="adminLevel">The level of a boundary.</param>
    /// <param name="type">"N", "W", "R", or "A" for an area.</param>
    /// <param name="country">The lower-case code of its country, or null.</param>
    public static (int Search, int Address) RanksOf(string key, string value, int adminLevel, char type, string? country) => key switch
    {
        "boundary" => BoundaryRanks(adminLevel, country),
        "place" => CountryPlaceRanks(value, country) ?? PlaceRanks(value),
        "highway" => Both(type == 'N' ? 30 : StreetRank(value)),
        "landuse" when type == 'A' => value is "residential" or "farm" or "farmyard" or "industrial" or "commercial" or "allotments" or "retail" ? Both(24) : (24, NoRank),
        "natural" => value switch
        {
            "tree" or "spring" or "cave_entrance" or "geyser" or "hot_spring" or "rock" or "stone" => Both(30),
            "peak" or "volcano" or "mountain_range" => (18, NoRank),
            _ => (22, NoRank),
        },
        _ => Both(30),
    };

    private static int StreetRank(string highway) => highway switch
    {
        "residential" or "track" or "unclassified" or "tertiary" or "secondary" or "primary" or "living_street" or "trunk" or "motorway" or "pedestrian" or "road" or "construction" => 26,
        "service" or "cycleway" or "path" or "footway" or "steps" or "bridleway" or "motorway_link" or "primary_link" or "trunk_link" or "secondary_link" or "tertiary_link" => 27,
        _ => 30,
    };

    private static (int Search, int Address) PlaceRanks(string place) => place switch
    {
        "sea" or "continent" => (2, NoRank),
        "country" => (4, NoRank),
        "state" or "province" => (8, NoRank),
        "county" or "district" => Both(12),
        "municipality" => Both(14),
        "city" => Both(16),
        "island" => (17, NoRank),
        "region" => (18, NoRank),
        "town" => (18, 16),
        "borough" => Both(18),
        "village" => (19, 16),
        "suburb" => (19, 20),
        "hamlet" or "croft" => Both(20),
        "islet" => (20, NoRank),
        "quarter" => (20, 22),
        "subdivision" or "allotments" => Both(22),
        "isolated_dwelling" or "farm" => (22, 25),
        "neighbourhood" => Both(24),
        "city_block" or "mountain_pass" or "square" or "locality" => Both(25),
        "houses" => (28, NoRank),
        "house" => Both(30),
        _ => (22, NoRank),
    };

    private static (int Search, int Address)? CountryPlaceRanks(string place, string? country) => (country, place) switch
    {
        ("ca" or "de", "county") => (12, NoRank),
        ("de", "region") => (10, NoRank),
        ("id" or "ru" or "sa", "municipality") => Both(18),
        ("es", "province") => Both(10),
        ("es", "civil_parish") => Both(18),
        ("sa", "province") => Both(12),
        _ => null,
    };

    private static (int Search, int Address) BoundaryRanks(int level, string? country) => (country, level) switch
    {
        ("au", 6) or ("br", 6) => (12, NoRank),
        ("cz", 5) => Both(12),
        ("cz", 6) => (13, NoRank),
        ("cz", 7) or ("br", 7) => (14, NoRank),
        ("cz", 8) or ("ru", 8) or ("nl", 8) => Both(14),
        ("cz", 9) => Both(15),
        ("cz", 10) or ("nl", 10) => Both(16),
        ("de" or "br" or "ru" or "es" or "sk", 5) => (10, NoRank),
        ("be", 3) => (5, NoRank),
        ("be", 4) => Both(6),
        ("be", 5) => (7, NoRank),
        ("be", 6) => Both(8),
        ("be", 7) => Both(12),
        ("be", 8) => Both(14),
        ("be", 9) => Both(16),
        ("be", 10) => Both(18),
        ("se" or "no", 3) => Both(8),
        ("se" or "no", 4) => Both(12),
        ("id", 5) => Both(12),
        ("id", 6) => Both(14),
        ("id", 7) => Both(16),
        ("id", 8) => Both(20),
        ("id", 9) => Both(22),
        ("id", 10) => Both(24),
        ("ru" or "nl", 7) => (13, NoRank),
        ("nl", 9) => (15, NoRank),
        ("es", 6) => Both(10),
        ("es", 7) => Both(12),
        ("es", 10) => Both(22),
        ("sk", 6) => Both(11),
        ("sk", 7) => (11, NoRank),
        ("sk", 8) => Both(12),
        ("sk", 9) => Both(16),
        ("sk", 10) => Both(18),
        ("sk", 11) => Both(20),
        ("jp", >= 7 and <= 11) => Both(2 * level + 2),
        (_, >= 2 and <= 12) => Both(2 * level),
        _ => (25, NoRank),
    };

    private static (int Search, int Address) Both(int rank) => (rank, rank);
}
