using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;
using SemGeo.Geocoding.Embedded;

namespace SemGeo.GazetteerBuild.Sources;

/// <summary>Reads the raw files, plain or packed with xz.</summary>
internal sealed class SourceFolder(string folder, Corrections corrections)
{
    private const int Unit = GazetteerTables.BorderUnitsPerDegree;

    public List<SourcePlace> ReadPlaces()
    {
        var places = new List<SourcePlace>();
        using var reader = new StreamReader(Open("cities500.txt"));
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            places.Add(new SourcePlace
            {
                Id = int.Parse(fields[0], CultureInfo.InvariantCulture),
                Name = fields[1],
                Latitude = double.Parse(fields[4], CultureInfo.InvariantCulture),
                Longitude = double.Parse(fields[5], CultureInfo.InvariantCulture),
                FeatureCode = fields[7],
                Country = fields[8],
                Admin1Code = $"{fields[8]}.{fields[10]}",
                Admin2Code = fields[11].Length == 0 ? "" : $"{fields[8]}.{fields[10]}.{fields[11]}",
                Population = fields[14].Length == 0 ? 0 : int.Parse(fields[14], CultureInfo.InvariantCulture),
            });
        }

        return places;
    }

    /// <summary>Reads the names of GeoNames' admin-1 ("US.CA") or admin-2 ("US.CA.037") codes.</summary>
    public Dictionary<string, string> ReadNames(string file)
    {
        using var json = ReadJson(file);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in json.RootElement.EnumerateArray())
            names[entry.GetProperty("code").GetString()!] = entry.GetProperty("name").GetString()!;
        foreach (var (code, name) in corrections.GeoNamesAdmin1)
            names.TryAdd(code, name);
        return names;
    }

    public Dictionary<string, string> ReadCountryNames()
    {
        using var json = ReadJson("country-coder-borders.json");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var feature in json.RootElement.GetProperty("features").EnumerateArray())
        {
            var properties = feature.GetProperty("properties");
            if (properties.TryGetProperty("iso1A2", out var code))
                names[code.GetString()!] = properties.GetProperty("nameEn").GetString()!;
        }

        foreach (var (code, name) in corrections.Countries)
            names[code] = name;
        return names;
    }

    /// <summary>Reads country-coder's outlines of countries, territorial sea included.</summary>
    /// <returns>For each outline that corrections.json names its polygons, in whole border units.</returns>
    public List<(OutlineCorrection Correction, List<Polygon> Polygons)> ReadOutlines()
    {
        using var json = ReadJson("country-coder-borders.json");
        var parts = new List<(string Country, Polygon Polygon)>();
        foreach (var feature in json.RootElement.GetProperty("features").EnumerateArray())
        {
            var properties = feature.GetProperty("properties");
            var country = properties.TryGetProperty("iso1A2", out var own) ? own.GetString() : properties.TryGetProperty("country", out var above) ? above.GetString() : null;
            if (country is not null && feature.GetProperty("geometry") is { ValueKind: JsonValueKind.Object } geometry)
                parts.AddRange(ReadPolygons(geometry).Select(polygon => (country, polygon)));
        }

        return [.. corrections.Outlines.Select(correction =>
        {
            var polygons = parts.Where(part => part.Country == correction.Country).Select(part => part.Polygon).ToList();
            if (correction.Box is [var west, var south, var east, var north])
            {
                var box = GeometryFactory.Default.ToGeometry(new Envelope(Math.Round(west * Unit), Math.Round(east * Unit), Math.Round(south * Unit), Math.Round(north * Unit)));
                polygons = [.. polygons.Where(polygon => polygon.EnvelopeInternal.Intersects(box.EnvelopeInternal))
                    .SelectMany(polygon => Valid(OverlayNG.Overlay(polygon, box, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection, new PrecisionModel(1))))];
            }

            return polygons.Count > 0 ? (correction, polygons) : throw new InvalidDataException($"country-coder has no outline of {correction.Country} in the box of corrections.json.");
        })];
    }

    public List<SourceRegion> ReadRegions()
    {
        using var json = ReadJson("ne_10m_admin_1.geojson");
        return [.. json.RootElement.GetProperty("features").EnumerateArray().Select(ReadRegion).Where(region => region.Country.Length > 0)];
    }

    private SourceRegion ReadRegion(JsonElement feature)
    {
        var properties = feature.GetProperty("properties");
        var code = Text("adm1_code");
        var iso = Text("iso_3166_2");
        var correction = corrections.Regions.GetValueOrDefault(code) ?? corrections.Regions.GetValueOrDefault(iso) ?? new RegionCorrection();
        var name = correction.Name ?? (Text("name_en") is { Length: > 0 } english ? english : Text("name"));
        var country = correction.Country ?? Text("iso_a2");
        if (country.Length is not (0 or 2) || !country.All(char.IsAsciiLetterUpper))
            throw new InvalidDataException($"The region {code} ({name}) has the country code '{country}': say in corrections.json which country it belongs to (empty: leave it out).");

        // Codes that end in a tilde are Natural Earth's own.
        iso = correction.Iso ?? (iso.EndsWith('~') ? "" : iso);
        return new SourceRegion(code, iso, name, correction.Name ?? Text("name"), country, ReadPolygons(feature.GetProperty("geometry")))
        {
            IsNameCorrected = correction.Name is not null,
        };

        string Text(string property) => properties.GetProperty(property).GetString() ?? "";
    }

    private static List<Polygon> ReadPolygons(JsonElement geometry)
    {
        var coordinates = geometry.GetProperty("coordinates");
        var polygons = geometry.GetProperty("type").GetString() == "Polygon" ? [coordinates] : coordinates.EnumerateArray().ToArray();
        return [.. polygons.SelectMany(ReadPolygon)];
    }

    private static IEnumerable<Polygon> ReadPolygon(JsonElement rings)
    {
        var read = rings.EnumerateArray().Select(ReadRing).Where(ring => ring.Count >= 4).ToArray();
        if (read.Length == 0)
            return [];
        var polygon = GeometryFactory.Default.CreatePolygon(
            new LinearRing([.. read[0]]), [.. read.Skip(1).Select(ring => new LinearRing([.. ring]))]);
        return Valid(polygon);
    }

    private static List<Coordinate> ReadRing(JsonElement ring)
    {
        var points = new List<Coordinate>();
        foreach (var position in ring.EnumerateArray())
        {
            var point = new Coordinate(Math.Round(position[0].GetDouble() * Unit), Math.Round(position[1].GetDouble() * Unit));
            if (points.Count == 0 || !points[^1].Equals2D(point))
                points.Add(point);
        }

        return points;
    }

    /// <summary>Mends rings that cross themselves; the result is in whole units again.</summary>
    internal static IEnumerable<Polygon> Valid(Geometry geometry)
    {
        if (!geometry.IsValid)
            geometry = GeometryFixer.Fix(geometry);
        var reduced = NetTopologySuite.Precision.GeometryPrecisionReducer.Reduce(geometry, new PrecisionModel(1));
        return PolygonExtracter.GetPolygons(reduced).Cast<Polygon>().Where(polygon => !polygon.IsEmpty);
    }

    private JsonDocument ReadJson(string file)
    {
        using var stream = Open(file);
        return JsonDocument.Parse(stream);
    }

    private Stream Open(string file)
    {
        var path = Path.Combine(folder, file);
        if (File.Exists(path))
            return File.OpenRead(path);
        if (!File.Exists(path + ".xz"))
            throw new FileNotFoundException($"The source folder holds neither {file} nor {file}.xz.", path);
        using var xz = Process.Start(new ProcessStartInfo("xz", ["-dc", path + ".xz"]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The program xz did not start: install xz-utils, or unpack the files.");
        var content = new MemoryStream();
        xz.StandardOutput.BaseStream.CopyTo(content);
        xz.WaitForExit();
        if (xz.ExitCode != 0)
            throw new InvalidDataException($"xz could not unpack {path}.xz (exit code {xz.ExitCode}).");
        content.Position = 0;
        return content;
    }
}
