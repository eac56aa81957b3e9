using System.Text.Json;
using System.Text.Unicode;
using SemGeo.Geography;

namespace SemGeo.Geocoding.Emp16;

/// <summary>One line of an EMP-16 file, parsed to places in its bytes: nothing is allocated for a line that is well formed.</summary>
internal sealed class Emp16Line
{
    private readonly List<(int Start, int Length)> _raw = [];
    private readonly List<(int Start, int Length)> _filtered = [];

    /// <summary>Where the id lies.</summary>
    public (int Start, int Length) Id { get; private set; }

    /// <summary>The position; missing where it is null in the line.</summary>
    public GeoCoordinate Coordinate { get; private set; }

    /// <summary>Where the ids of <c>h_raw</c> lie; those of <c>h</c> where the line has no <c>h_raw</c>.</summary>
    public IReadOnlyList<(int Start, int Length)> RawAddress { get; private set; } = [];

    /// <summary>Where the ids of <c>h</c> lie; those of <c>h_raw</c> where the line has no <c>h</c>.</summary>
    public IReadOnlyList<(int Start, int Length)> Address { get; private set; } = [];

    /// <summary>Parses a line; escaped strings are unescaped in it.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public string? Parse(Span<byte> line)
    {
        if (!Utf8.IsValid(line))
            return "it is not UTF-8";
        try
        {
            return ParseObject(line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return $"it is no JSON object: {e.Message}";
        }
    }

    private string? ParseObject(Span<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return "it is no JSON object";
        double? latitude = null, longitude = null;
        var (hasId, hasRaw, hasFiltered) = (false, false, false);
        string? error = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && error is null)
        {
            if (reader.ValueTextEquals("id"u8))
                error = ReadId(ref reader, line, out hasId);
            else if (reader.ValueTextEquals("latitude"u8))
                error = ReadDegrees(ref reader, "latitude", out latitude);
            else if (reader.ValueTextEquals("longitude"u8))
                error = ReadDegrees(ref reader, "longitude", out longitude);
            else if (reader.ValueTextEquals("h_raw"u8))
                error = ReadAddress(ref reader, line, _raw, "h_raw", out hasRaw);
            else if (reader.ValueTextEquals("h"u8))
                error = ReadAddress(ref reader, line, _filtered, "h", out hasFiltered);
            else
                reader.Skip();
        }

        if (error is not null)
            return error;

        // Something behind the object is an error that the reader itself finds.
        reader.Read();
        return Check(latitude, longitude, hasId, hasRaw, hasFiltered);
    }

    private string? Check(double? latitude, double? longitude, bool hasId, bool hasRaw, bool hasFiltered)
    {
        if (!hasId)
            return "it has no id";
        if (latitude is null || longitude is null)
            return "it has no latitude or no longitude";
        if (!hasRaw && !hasFiltered)
            return "it has neither h_raw nor h";
        Coordinate = new GeoCoordinate(latitude.Value, longitude.Value);
        if (Coordinate.IsMissing)
            Coordinate = GeoCoordinate.Missing;
        else if (!Coordinate.IsValid)
            return FormattableString.Invariant($"({latitude}, {longitude}) is no coordinate");
        RawAddress = hasRaw ? _raw : _filtered;
        Address = hasFiltered ? _filtered : _raw;
        return null;
    }

    private string? ReadId(ref Utf8JsonReader reader, Span<byte> line, out bool found)
    {
        reader.Read();
        found = reader.TokenType is JsonTokenType.String or JsonTokenType.Number;
        Id = found ? PlaceOf(ref reader, line) : default;
        return found ? null : "its id is neither a text nor a number";
    }

    private static string? ReadDegrees(ref Utf8JsonReader reader, string name, out double? degrees)
    {
        reader.Read();
        degrees = reader.TokenType switch
        {
            JsonTokenType.Number => reader.GetDouble(),
            JsonTokenType.Null => double.NaN,
            _ => null,
        };
        return degrees is null ? $"its {name} is no number" : null;
    }

    private static string? ReadAddress(ref Utf8JsonReader reader, Span<byte> line, List<(int Start, int Length)> address, string name, out bool found)
    {
        address.Clear();
        reader.Read();
        found = reader.TokenType == JsonTokenType.StartArray;
        if (!found)
            return $"its {name} is no list";
        while (reader.Read() && reader.TokenType == JsonTokenType.String && !reader.ValueSpan.IsEmpty)
            address.Add(PlaceOf(ref reader, line));
        return reader.TokenType == JsonTokenType.EndArray ? null : $"its {name} holds something else than location ids";
    }

    private static (int Start, int Length) PlaceOf(ref Utf8JsonReader reader, Span<byte> line)
    {
        var start = (int)reader.TokenStartIndex + (reader.TokenType == JsonTokenType.String ? 1 : 0);
        if (!reader.ValueIsEscaped)
            return (start, reader.ValueSpan.Length);

        // What is unescaped is never longer, and the reader is past it.
        var text = new byte[reader.ValueSpan.Length];
        var length = reader.CopyString(text);
        text.AsSpan(0, length).CopyTo(line[start..]);
        return (start, length);
    }
}
