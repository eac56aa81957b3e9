using System.Text.Json.Serialization;
using SemGeo.Geography;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>
/// What is kept of an answer, in whatever version's form it came: the place of a reverse, details or country question. <see cref="None"/> where the server knows none; without an
/// <see cref="Id"/> the name of a country. The cache holds it as JSON.
/// </summary>
internal sealed record NominatimPlace
{
    /// <summary>The answer that there is no place.</summary>
    public static NominatimPlace None { get; } = new();

    /// <summary>OSM type and id: "R365307".</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Category { get; init; }

    public string? Type { get; init; }

    public int? AdminLevel { get; init; }

    public bool IsArea { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? Place { get; init; }

    public string? Wikidata { get; init; }

    public string? Wikipedia { get; init; }

    public long? Population { get; init; }

    /// <summary>Well-known binary, where polygons were asked for.</summary>
    public byte[]? Geometry { get; init; }

    /// <summary>The address of a details answer, fine to coarse, as the server gave it.</summary>
    public NominatimPlace[]? Rows { get; init; }

    /// <summary>Whether it is as an answer is read: what was kept may have been altered by others.</summary>
    [JsonIgnore]
    public bool IsPossible =>
        (Id is null || Id is ['N' or 'W' or 'R', .. { Length: > 0 } number] && number.All(char.IsAsciiDigit))
        && AdminLevel is null or > 0 and < NominatimConstants.NoAdminLevel
        && Latitude is null == Longitude is null
        && (Latitude is null || new GeoCoordinate(Latitude.Value, Longitude!.Value).IsValid)
        && (Rows is null || Id is not null && Array.TrueForAll(Rows, row => row is { Rows: null, IsPossible: true }));

    [JsonIgnore]
    public bool IsNone => Id is null && Name is null;
}
