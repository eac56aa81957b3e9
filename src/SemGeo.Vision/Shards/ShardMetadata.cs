using System.Globalization;
using System.Text.Json;
using SemGeo.Geography;

namespace SemGeo.Vision.Shards;

/// <summary>Understands the JSON that stands beside a photo.</summary>
public static class ShardMetadata
{
    internal static readonly string[] Ids = ["id", "image_id", "img_id"];
    internal static readonly string[] Latitudes = ["latitude", "lat"];
    internal static readonly string[] Longitudes = ["longitude", "lon", "lng"];

    /// <summary>A value of the object as text; empty where there is none. Names are compared without regard to case.</summary>
    /// <param name="json">A JSON object, or nothing.</param>
    /// <param name="name">The name of the value.</param>
    public static string Text(ReadOnlyMemory<byte> json, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (json.IsEmpty || TryParse(json) is not { } document)
            return "";
        using (document)
            return Find(document.RootElement, [name]) ?? "";
    }

    internal static ShardPhoto Photo(string key, ShardAddress image, byte[]? json)
    {
        if (json is null || TryParse(json) is not { } document)
            return new(key, image, GeoCoordinate.Missing, default);
        using (document)
        {
            var root = document.RootElement;
            return new(Find(root, Ids) is { Length: > 0 } id ? id : key, image, Coordinate(Find(root, Latitudes), Find(root, Longitudes)), json);
        }
    }

    internal static GeoCoordinate Coordinate(ReadOnlySpan<char> latitude, ReadOnlySpan<char> longitude) =>
        double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var north)
        && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var east)
        && new GeoCoordinate(north, east) is { IsValid: true } coordinate ? coordinate : GeoCoordinate.Missing;

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            // The photo is there, and nothing is known of it.
            return null;
        }
    }

    private static string? Find(JsonElement json, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var property in json.EnumerateObject())
            {
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind is not JsonValueKind.Null)
                    return property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : property.Value.GetRawText();
            }
        }

        return null;
    }
}
