using System.Globalization;
using System.Text.Json;
using SemGeo.Files;
using SemGeo.Geography;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>Reads the answers of Nominatim 3.x, 4.x and 5.x.</summary>
internal static class NominatimReader
{
    private const string Miss = "Unable to geocode";

    /// <summary>Reads a reverse answer: a place with its id, a country without one, or none.</summary>
    public static NominatimPlace ReadReverse(JsonElement json)
    {
        RequireObject(json);
        if (NominatimJson.Member(json, "error") is { } error)
        {
            // A miss comes as a success with an error in it; whatever else comes so is none.
            return error.ValueKind == JsonValueKind.String && error.GetString()!.Contains(Miss, StringComparison.OrdinalIgnoreCase) ? NominatimPlace.None : throw NominatimJson.Wrong("error", error);
        }

        if (ReadId(json) is { } id)
            return new NominatimPlace { Id = id };
        return ReadPlain(json) is { Type: "country", Name: not null } country ? country : throw new JsonException("the place has neither an OSM id nor is it a country");
    }

    /// <summary>Reads a country answer: the first place that was found, or none.</summary>
    public static NominatimPlace ReadCountry(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
            throw NominatimJson.Wrong("the list of places", json);
        if (json.GetArrayLength() == 0)
            return NominatimPlace.None;
        var first = json[0];
        RequireObject(first);
        return ReadId(first) is { } id ? ReadPlain(first) with { Id = id } : NominatimPlace.None;
    }

    /// <summary>Reads a details answer with its address.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="polygon">Whether the geometry is kept; without being asked for it is just the centroid again.</param>
    public static NominatimPlace ReadDetails(JsonElement json, bool polygon)
    {
        RequireObject(json);
        if (NominatimJson.Member(json, "address") is not { ValueKind: JsonValueKind.Array } rows)
            throw new JsonException("there is no list 'address'");
        var tags = NominatimJson.Member(json, "extratags") ?? default;
        var place = ReadRow(json);
        if (place.Id is null)
            throw new JsonException("the place has no OSM id");
        var (latitude, longitude) = ReadCentroid(json);
        return place with
        {
            IsArea = NominatimJson.Truth(json, "isarea"),
            Latitude = latitude,
            Longitude = longitude,
            Place = NominatimJson.Text(tags, "place") ?? NominatimJson.Text(tags, "linked_place") ?? (place.Category == "place" ? place.Type : null),
            Wikidata = NominatimJson.Text(tags, "wikidata"),
            Wikipedia = NominatimJson.Text(tags, "wikipedia") ?? NominatimJson.Text(json, "calculated_wikipedia"),
            // Mappers write what they like; a number is taken, "about 5" is not.
            Population = long.TryParse(NominatimJson.Text(tags, "population"), NumberStyles.None, CultureInfo.InvariantCulture, out var population) ? population : null,
            Geometry = polygon ? ReadGeometry(json) : null,
            Rows = [.. rows.EnumerateArray().Select(ReadRow)],
        };
    }

    private static NominatimPlace ReadRow(JsonElement json)
    {
        RequireObject(json);
        return new NominatimPlace
        {
            Id = ReadId(json),
            Name = NominatimJson.Text(json, "localname"),
            Category = NominatimJson.Text(json, "category") ?? NominatimJson.Text(json, "class"),
            Type = NominatimJson.Text(json, "type"),
            AdminLevel = NominatimJson.Whole(json, "admin_level") is { } level and > 0 and < NominatimConstants.NoAdminLevel ? (int)level : null,
        };
    }

    // Reverse and search answers call the name otherwise: before 4.x display_name alone has it.
    private static NominatimPlace ReadPlain(JsonElement json)
    {
        var (latitude, longitude) = (NominatimJson.Degrees(json, "lat"), NominatimJson.Degrees(json, "lon"));
        if (latitude is null != longitude is null || latitude is not null && !new GeoCoordinate(latitude.Value, longitude!.Value).IsValid)
            throw new JsonException(FormattableString.Invariant($"lat {latitude} and lon {longitude} are no coordinate"));
        return new()
        {
            Name = NominatimJson.Text(json, "name") ?? NominatimJson.Text(json, "display_name"),
            Category = NominatimJson.Text(json, "category") ?? NominatimJson.Text(json, "class"),
            Type = NominatimJson.Text(json, "type"),
            Latitude = latitude,
            Longitude = longitude,
        };
    }

    private static string? ReadId(JsonElement json)
    {
        if (NominatimJson.Text(json, "osm_type") is not { } type || NominatimJson.Whole(json, "osm_id") is not { } id)
            return null;
        // "way" in reverse answers, "W" in details.
        var letter = char.ToUpperInvariant(type[0]);
        return letter is 'N' or 'W' or 'R' && id > 0 ? string.Create(null, $"{letter}{id}") : throw new JsonException($"the OSM id is '{type}' {id}");
    }

    private static (double? Latitude, double? Longitude) ReadCentroid(JsonElement json)
    {
        if (NominatimJson.Member(json, "centroid") is not { } centroid)
            return (null, null);
        return NominatimJson.Member(centroid, "coordinates") is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() >= 2
            && ForeignJson.TryNumber(pair[0], out var longitude) && ForeignJson.TryNumber(pair[1], out var latitude) && new GeoCoordinate(latitude, longitude).IsValid
            ? (latitude, longitude)
            : throw NominatimJson.Wrong("centroid", centroid);
    }

    private static byte[]? ReadGeometry(JsonElement json)
    {
        if (NominatimJson.Member(json, "geometry") is not { } geometry)
            return null;
        try
        {
            return ForeignGeometry.OfGeoJson(geometry)?.AsBinary();
        }
        catch (FormatException e)
        {
            throw new JsonException($"'geometry' is not GeoJSON: {e.Message}", e);
        }
    }

    private static void RequireObject(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw NominatimJson.Wrong("the answer", json);
    }
}
