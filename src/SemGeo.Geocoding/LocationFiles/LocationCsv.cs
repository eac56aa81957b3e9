using System.Globalization;
using CsvHelper;
using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Geocoding.LocationFiles;

/// <summary>Locations as CSV.</summary>
internal static class LocationCsv
{
    private static readonly string[] Headings =
        ["id", "localname", "class", "category", "type", "admin_level", "isarea", "wikidata", "wikipedia", "population", "place", "count", "latitude", "longitude", "geometry"];

    public static IEnumerable<(Location? Location, string? Error)> Read(Stream stream)
    {
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { TrackLineNumbers = true }, leaveOpen: true);
        if (!reader.TryGetFieldIndex("id", out _))
            throw new InvalidDataException($"its heading line has no 'id', but {string.Join(", ", reader.Headers.Select(heading => $"'{heading}'"))}.");
        while (reader.Read())
            yield return ReadRow(reader);
    }

    public static void Write(Stream stream, IEnumerable<LocationEntry> entries)
    {
        using var writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        writer.WriteHeader(Headings);
        foreach (var (location, geometry, count) in entries)
        {
            var (centre, details) = (location.Centre, location.Details);
            writer.WriteField(location.Id);
            writer.WriteField(location.Name);
            writer.WriteField(location.Class);
            writer.WriteField(details?.Category);
            writer.WriteField(details?.Type);
            writer.WriteField(location.AdminLevel);
            writer.WriteField(location.IsArea ? "true" : "false");
            writer.WriteField(details?.Wikidata);
            writer.WriteField(details?.Wikipedia);
            writer.WriteField(details?.Population);
            writer.WriteField(details?.Place);
            writer.WriteField(count);
            writer.WriteField(centre.IsMissing ? null : centre.Latitude.ToString(CultureInfo.InvariantCulture));
            writer.WriteField(centre.IsMissing ? null : centre.Longitude.ToString(CultureInfo.InvariantCulture));
            writer.WriteField(geometry?.AsText());
            writer.EndRecord();
        }
    }

    private static (Location? Location, string? Error) ReadRow(CsvReader reader)
    {
        try
        {
            var geometry = Field("geometry");
            return (new LocationFields
            {
                Id = Field("id"),
                Name = Field("localname") ?? Field("name"),
                Class = Field("class"),
                Category = Field("category"),
                Type = Field("type"),
                AdminLevel = Field("admin_level"),
                IsArea = Field("isarea"),
                Wikidata = Field("wikidata"),
                Wikipedia = Field("wikipedia"),
                Population = Field("population"),
                Place = Field("place"),
                Centre = new GeoCoordinate(Degrees("latitude"), Degrees("longitude")),
                Geometry = string.IsNullOrEmpty(geometry) ? null : ForeignGeometry.OfText(geometry),
            }.ToLocation(), null);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return (null, $"line {reader.LineNumber}: {e.Message}");
        }

        string? Field(string name) => reader.TryGetFieldIndex(name, out var index) ? reader.GetString(index) : null;

        double Degrees(string name) => Field(name) is { Length: > 0 } text ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : double.NaN;
    }
}
