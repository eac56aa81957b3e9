using System.Globalization;
using System.Text.Json;
using SemGeo.Files;
using SemGeo.Geography;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Shards;

/// <summary>Understands the JSON that stands beside a photo.</summary>
public static class ShardMetadata
{
    internal static readonly string[] Ids = ["id", "image_id", "img_id"];
    internal static readonly string[] Latitudes = ["latitude", "lat"];
    internal static readonly string[] Longitudes = ["longitude", "lon", "lng"];

    /// <summary>A value of the object as text; empty where there is none, and where it cannot be read. Names are compared without regard to case.</summary>
    /// <param name="json">A JSON object, or nothing.</param>
    /// <param name="name">The name of the value.</param>
    /// <remarks>Never throws because of what the bytes are.</remarks>
    public static string Text(ReadOnlyMemory<byte> json, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (json.IsEmpty || TryParse(json, out _) is not { } document)
            return "";
        using (document)
            return Read(document.RootElement, [name], out _);
    }

    internal static ShardPhoto Photo(string key, ShardAddress image, byte[]? json)
    {
        if (json is null)
            return new(key, image, GeoCoordinate.Missing, default);

        // The photo is there, and nothing is known of it.
        if (TryParse(json, out var reason) is not { } document)
            return new(key, image, GeoCoordinate.Missing, default) { Problem = reason };
        using (document)
        {
            var root = document.RootElement;
            var (id, latitude, longitude) = (Read(root, Ids, out var badId), Read(root, Latitudes, out var badLatitude), Read(root, Longitudes, out var badLongitude));
            return new(id.Length > 0 ? id : key, image, Coordinate(latitude, longitude), json)
            {
                Problem = badId ?? badLatitude ?? badLongitude,
                PositionProblem = badLatitude ?? badLongitude,
            };
        }
    }

    internal static GeoCoordinate Coordinate(ReadOnlySpan<char> latitude, ReadOnlySpan<char> longitude) =>
        ForeignNumber.TryRead(latitude, NumberStyles.Float, out double north)
        && ForeignNumber.TryRead(longitude, NumberStyles.Float, out double east)
        && new GeoCoordinate(north, east) is { IsValid: true } coordinate ? coordinate : GeoCoordinate.Missing;

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> json, out string? reason)
    {
        reason = null;
        try
        {
            var document = ForeignJson.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (JsonException e)
        {
            reason = $"its JSON is damaged: {e.Message}";
        }

        return null;
    }

    // The first of the names that has a value; of a value that cannot be read the reason.
    private static string Read(JsonElement json, ReadOnlySpan<string> names, out string? reason)
    {
        reason = null;
        foreach (var name in names)
        {
            foreach (var member in ForeignJson.Members(json))
            {
                if (!ForeignJson.IsNamed(member, name, StringComparison.OrdinalIgnoreCase) || member.Value.ValueKind is JsonValueKind.Null)
                    continue;
                try
                {
                    return ForeignJson.TextOf(member.Value);
                }
                catch (JsonException e)
                {
                    reason ??= $"its JSON is damaged: {e.Message}";
                }
            }
        }

        return "";
    }
}
