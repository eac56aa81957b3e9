using System.Globalization;
using System.Text.Json;
using SemGeo.Files;

namespace SemGeo.Imaging;

/// <summary>
/// Reads the position from a JSON file beside a photo: Google Takeout's geoData and geoDataExif (0, 0 there means none), exiftool's GPSLatitude and GPSLongitude, GeoJSON's point, or numbers named latitude and
/// longitude (lat, lon, lng) in the object itself or in one named geo, location, gps, position or coordinates.
/// </summary>
internal static class JsonPosition
{
    private static readonly string[] Takeout = ["geoData", "geoDataExif"];
    private static readonly string[] Holders = ["geo", "location", "gps", "position", "coordinates", "geometry"];

    private static readonly (string Latitude, string Longitude)[] Names =
        [("latitude", "longitude"), ("lat", "lon"), ("lat", "lng"), ("Composite:GPSLatitude", "Composite:GPSLongitude"), ("GPSLatitude", "GPSLongitude")];

    /// <summary>The position; none where the file has none of these names.</summary>
    /// <param name="json">The file's content; it is not trusted.</param>
    public static PhotoPosition Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = ForeignJson.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return ObjectOf(document.RootElement) is { } root ? Read(root) : PhotoPosition.None;
        }
        catch (JsonException e)
        {
            return PhotoPosition.Unreadable(PositionSource.JsonSidecar, $"The JSON file is damaged: {e.Message}");
        }
    }

    private static PhotoPosition Read(JsonElement root)
    {
        foreach (var name in Takeout)
        {
            if (Find(root, name) is { } data && ObjectOf(data) is { } holder && ReadNumbers(holder) is { Status: not (PositionStatus.None or PositionStatus.Zero) } position)
                return position;
        }

        if (ReadNumbers(root) is { Status: not PositionStatus.None } own)
            return own;
        foreach (var name in Holders)
        {
            if (Find(root, name) is not { } value)
                continue;
            var position = ObjectOf(value) is { } holder ? ReadPointOrNumbers(holder) : PhotoPosition.None;
            if (position.Status != PositionStatus.None)
                return position;
        }

        return PhotoPosition.None;
    }

    // {"type": "Point", "coordinates": [longitude, latitude]}
    private static PhotoPosition ReadPointOrNumbers(JsonElement holder) =>
        Find(holder, "coordinates") is { ValueKind: JsonValueKind.Array } point && point.GetArrayLength() >= 2 && Find(holder, "type") is { ValueKind: JsonValueKind.String } type && ForeignJson.Text(type) == "Point"
            ? Position(point[1], point[0]) : ReadNumbers(holder);

    private static PhotoPosition ReadNumbers(JsonElement holder)
    {
        foreach (var (latitudeName, longitudeName) in Names)
        {
            if (Find(holder, latitudeName) is { } latitude && Find(holder, longitudeName) is { } longitude && latitude.ValueKind is not JsonValueKind.Null && longitude.ValueKind is not JsonValueKind.Null)
                return Position(latitude, longitude);
        }

        return PhotoPosition.None;
    }

    private static PhotoPosition Position(JsonElement latitude, JsonElement longitude)
    {
        var (north, east) = (Degrees(latitude, 'N', 'S'), Degrees(longitude, 'E', 'W'));
        return double.IsNaN(north) || double.IsNaN(east)
            ? PhotoPosition.Unreadable(PositionSource.JsonSidecar, $"The JSON file has {ForeignJson.Shown(latitude)} and {ForeignJson.Shown(longitude)}, which must be degrees.")
            : PhotoPosition.Of(north, east, PositionSource.JsonSidecar);
    }

    private static double Degrees(JsonElement value, char positive, char negative) => value.ValueKind switch
    {
        JsonValueKind.Number => double.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture),
        JsonValueKind.String => AngleText.Parse(ForeignJson.Text(value), positive, negative, isSigned: true),
        _ => double.NaN,
    };

    private static JsonElement? ObjectOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value,
        JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.Object => value[0],
        _ => null,
    };

    private static JsonElement? Find(JsonElement holder, string name)
    {
        foreach (var member in ForeignJson.Members(holder))
        {
            if (ForeignJson.IsNamed(member, name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }

        return null;
    }
}
