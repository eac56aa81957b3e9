using System.Globalization;
using System.Text.Json;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>Reads members whose form differs between versions of Nominatim: a missing key and null are the same, numbers and truth values may be text, an empty object may be an empty list (PHP).</summary>
internal static class NominatimJson
{
    public static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text, or null where it is missing or blank.</summary>
    public static string? Text(JsonElement json, string name) => Member(json, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        var value => throw Wrong(name, value.Value),
    };

    public static long? Whole(JsonElement json, string name) => Text(json, name) is not { } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(name, Member(json, name)!.Value);

    public static double? Degrees(JsonElement json, string name) => Text(json, name) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : throw Wrong(name, Member(json, name)!.Value);

    public static bool Truth(JsonElement json, string name) => Member(json, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.String } value => value.GetString() is "t" or "true" or "1",
        { ValueKind: JsonValueKind.Number } value => value.GetRawText() == "1",
        _ => false,
    };

    /// <summary>The error for a member that Nominatim does not write so.</summary>
    public static JsonException Wrong(string name, JsonElement value)
    {
        const int Shown = 60;
        var text = value.GetRawText();
        return new JsonException($"'{name}' is {(text.Length > Shown ? text[..Shown] + "..." : text)}");
    }
}
