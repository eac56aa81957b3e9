using System.Text.Json;
using NetTopologySuite.Geometries;
using SemGeo.Files;
using SemGeo.Geography;
using Location = SemGeo.Locations.Location;

namespace SemGeo.Geocoding.LocationFiles;

/// <summary>Locations as a GeoJSON FeatureCollection.</summary>
internal static class LocationGeoJson
{
    // It is read as a whole, and .NET's arrays hold twice as much at most.
    private const int MaxBytes = 1 << 30;

    public static IEnumerable<(Location? Location, string? Error)> Read(Stream stream)
    {
        JsonDocument document;
        try
        {
            document = ForeignJson.ParseWhole(Whole(stream));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"it is no JSON: {e.Message}", e);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
                throw new InvalidDataException("it is no FeatureCollection: it has no list of 'features'.");
            var number = 0;
            foreach (var feature in features.EnumerateArray())
                yield return ReadFeature(feature, ++number);
        }
    }

    private static ReadOnlyMemory<byte> Whole(Stream stream)
    {
        const int PartBytes = 1 << 16;
        var budget = new ReadBudget("The document", (ReadLimit.Bytes, MaxBytes));
        using var whole = new MemoryStream();
        var part = new byte[PartBytes];
        for (int count; (count = stream.Read(part)) > 0;)
        {
            budget.Take(ReadLimit.Bytes, count);
            whole.Write(part, 0, count);
        }

        ReadOnlyMemory<byte> bytes = whole.GetBuffer().AsMemory(0, (int)whole.Length);
        return bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    public static void Write(Stream stream, IEnumerable<LocationEntry> entries)
    {
        const int FlushBytes = 1 << 16;
        using var writer = new Utf8JsonWriter(stream, LocationJson.Readable);
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
        foreach (var entry in entries)
        {
            Write(writer, entry);
            if (writer.BytesPending > FlushBytes)
                writer.Flush();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static (Location? Location, string? Error) ReadFeature(JsonElement feature, int number)
    {
        try
        {
            if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
                throw new FormatException("it has no properties");
            var fields = LocationJson.Read(properties);
            fields.Id ??= LocationJson.Text(feature, "id");
            fields.Centre = new GeoCoordinate(LocationJson.Degrees(properties, "latitude"), LocationJson.Degrees(properties, "longitude"));
            fields.Geometry = LocationJson.ReadGeometry(feature, "geometry");

            // A point is no more than the centroid says.
            if (fields.Geometry is Point point)
            {
                if (fields.Centre.IsMissing)
                    fields.Centre = LocationJson.ToCoordinate(point);
                if (LocationJson.ToCoordinate(point) == fields.Centre)
                    fields.Geometry = null;
            }

            return (fields.ToLocation(), null);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return (null, $"feature {number}: {e.Message}");
        }
    }

    private static void Write(Utf8JsonWriter writer, LocationEntry entry)
    {
        var (location, geometry, count) = entry;
        var (details, centre) = (location.Details, location.Centre);
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteString("id", location.Id);
        writer.WriteStartObject("properties");
        writer.WriteString("id", location.Id);
        LocationJson.WriteKind(writer, location);
        LocationJson.Write(writer, "wikidata", details?.Wikidata);
        LocationJson.Write(writer, "wikipedia", details?.Wikipedia);
        LocationJson.Write(writer, "population", details?.Population);
        LocationJson.Write(writer, "place", details?.Place);
        LocationJson.Write(writer, "count", count);
        if (!centre.IsMissing)
        {
            writer.WriteNumber("latitude", centre.Latitude);
            writer.WriteNumber("longitude", centre.Longitude);
        }

        writer.WriteEndObject();
        writer.WritePropertyName("geometry");
        geometry ??= centre.IsMissing ? null : new Point(centre.Longitude, centre.Latitude);
        if (geometry is null)
            writer.WriteNullValue();
        else
            JsonSerializer.Serialize(writer, geometry, ForeignGeometry.GeoJson);
        writer.WriteEndObject();
    }
}
