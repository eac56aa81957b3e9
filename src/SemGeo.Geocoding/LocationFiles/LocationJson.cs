using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;
using SemGeo.Files;
using SemGeo.Geography;
using Location = SemGeo.Locations.Location;

namespace SemGeo.Geocoding.LocationFiles;

/// <summary>What the two JSON formats of locations share.</summary>
internal static class LocationJson
{
    /// <summary>Writes names in their own letters.</summary>
    public static JsonWriterOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value as text: of a text, a number or a truth value; null otherwise.</summary>
    public static string? Text(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        }
        : null;

    /// <summary>The attributes that stand at one place or, as Nominatim has them, among the <c>extratags</c>.</summary>
    public static LocationFields Read(JsonElement element)
    {
        var tags = element.TryGetProperty("extratags", out var found) ? found : default;
        return new LocationFields
        {
            Id = Text(element, "id") ?? OsmId(element),
            Name = Text(element, "localname") ?? Text(element, "name"),
            Class = Text(element, "class"),
            Category = Text(element, "category"),
            Type = Text(element, "type"),
            AdminLevel = Text(element, "admin_level"),
            IsArea = Text(element, "isarea"),
            Wikidata = Text(element, "wikidata") ?? Text(tags, "wikidata"),
            Wikipedia = Text(element, "wikipedia") ?? Text(tags, "wikipedia"),
            Population = Text(element, "population") ?? Text(tags, "population"),
            Place = Text(element, "place") ?? Text(tags, "place") ?? Text(tags, "linked_place"),
        };
    }

    /// <summary>A geometry, or null where it is absent or null.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Geometry? ReadGeometry(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        try
        {
            return ForeignGeometry.OfGeoJson(value);
        }
        catch (FormatException e)
        {
            throw new FormatException($"its {name} is no geometry: {e.Message}", e);
        }
    }

    /// <summary>A number of degrees; NaN where there is none.</summary>
    /// <exception cref="FormatException">It is no number, or not a finite one.</exception>
    public static double Degrees(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? double.NaN
        : ForeignJson.TryNumber(value, out var degrees) ? degrees
        : throw new FormatException($"its {name} is no number");

    /// <summary>The position of a point.</summary>
    public static GeoCoordinate ToCoordinate(Point point) => point.IsEmpty ? GeoCoordinate.Missing : new(point.Y, point.X);

    /// <summary>Writes a location's name and what kind of place it is.</summary>
    public static void WriteKind(Utf8JsonWriter writer, Location location)
    {
        writer.WriteString("localname", location.Name);
        writer.WriteString("class", location.Class);
        Write(writer, "category", location.Details?.Category);
        Write(writer, "type", location.Details?.Type);
        Write(writer, "admin_level", location.AdminLevel);
        writer.WriteBoolean("isarea", location.IsArea);
    }

    /// <summary>Writes a text, unless it is unknown.</summary>
    public static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    /// <summary>Writes a number, unless it is unknown.</summary>
    public static void Write(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }

    // OSM's types by their first letters: "node" and "N" are "N".
    private static string? OsmId(JsonElement element) =>
        Text(element, "osm_type") is { Length: > 0 } type && Text(element, "osm_id") is { Length: > 0 } id ? string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(type[0])}{id}") : null;
}
