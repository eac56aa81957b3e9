using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using SemGeo.Files;
using SemGeo.Geography;
using Location = SemGeo.Locations.Location;

namespace SemGeo.Geocoding.LocationFiles;

/// <summary>Locations as Nominatim's details answers, one a line.</summary>
internal static class LocationJsonLines
{
    // The borders of large countries in full detail take tens of megabytes.
    private const int MaxLineBytes = 1 << 28;

    public static IEnumerable<(Location? Location, string? Error)> Read(Stream stream)
    {
        var lines = new Utf8LineReader(stream, MaxLineBytes);
        while (ReadLine(lines, out var entry))
        {
            if (entry != default)
                yield return entry;
        }
    }

    public static void Write(Stream stream, IEnumerable<LocationEntry> entries)
    {
        using var writer = new Utf8JsonWriter(stream, LocationJson.Readable);
        foreach (var entry in entries)
        {
            Write(writer, entry);
            writer.Flush();
            writer.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    private static bool ReadLine(Utf8LineReader lines, out (Location?, string?) entry)
    {
        entry = default;
        if (!lines.Read(out var line, out var tooLong))
            return false;
        if (line.IsEmpty && !tooLong)
            return true;
        try
        {
            if (tooLong)
                throw new FormatException($"it is longer than {MaxLineBytes} bytes");
            using var document = ForeignJson.ParseWhole(line);
            entry = (Parse(document.RootElement), null);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            entry = (null, $"line {lines.LineNumber}: {e.Message}");
        }

        return true;
    }

    private static Location Parse(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new FormatException("it is no JSON object");
        var fields = LocationJson.Read(element);
        fields.Geometry = LocationJson.ReadGeometry(element, "geometry");
        if (LocationJson.ReadGeometry(element, "centroid") is Point centroid)
            fields.Centre = LocationJson.ToCoordinate(centroid);
        return fields.ToLocation();
    }

    private static void Write(Utf8JsonWriter writer, LocationEntry entry)
    {
        var (location, geometry, count) = entry;
        var details = location.Details;
        writer.WriteStartObject();
        writer.WriteString("id", location.Id);
        if (location.Id[0] is 'N' or 'W' or 'R' && long.TryParse(location.Id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            writer.WriteString("osm_type", location.Id.AsSpan(0, 1));
            writer.WriteNumber("osm_id", number);
        }

        LocationJson.WriteKind(writer, location);
        writer.WriteStartObject("extratags");
        LocationJson.Write(writer, "wikidata", details?.Wikidata);
        LocationJson.Write(writer, "wikipedia", details?.Wikipedia);
        LocationJson.Write(writer, "population", details?.Population?.ToString(CultureInfo.InvariantCulture));
        LocationJson.Write(writer, "place", details?.Place);
        writer.WriteEndObject();
        LocationJson.Write(writer, "count", count);
        if (!location.Centre.IsMissing)
        {
            writer.WritePropertyName("centroid");
            JsonSerializer.Serialize(writer, new Point(location.Centre.Longitude, location.Centre.Latitude), ForeignGeometry.GeoJson);
        }

        if (geometry is not null)
        {
            writer.WritePropertyName("geometry");
            JsonSerializer.Serialize(writer, geometry, ForeignGeometry.GeoJson);
        }

        writer.WriteEndObject();
    }
}
