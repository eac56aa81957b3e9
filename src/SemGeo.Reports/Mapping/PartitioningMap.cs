using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using NetTopologySuite.Geometries;
using SemGeo.Geocoding.Embedded;
using SemGeo.Locations;
using SemGeo.Partitioning;

namespace SemGeo.Reports.Mapping;

/// <summary>
/// Draws a partitioning as one HTML file that asks nothing of any network: all levels over the countries, to be panned and zoomed, coloured so that
/// neighbours differ or by their photos.
/// </summary>
public sealed partial class PartitioningMap
{
    // Borders this coarse, in degrees, keep a file of thousands of cells below 5 MB; 0.01 is a kilometre.
    private const double Tolerance = 0.01;
    private const string CountryClass = "country";

    private readonly PartitioningSet _set;
    private readonly Gazetteer _gazetteer;
    private readonly CellShapes _shapes;

    /// <summary>Prepares a map.</summary>
    /// <param name="set">The partitioning.</param>
    /// <param name="gazetteer">The gazetteer, for the countries below the cells, and for their borders where the partitioning was made with it.</param>
    /// <param name="borders">The geometry of locations of another geocoder; null for the gazetteer's.</param>
    /// <param name="hulls">The hulls of the photos, for cells without a border.</param>
    public PartitioningMap(PartitioningSet set, Gazetteer gazetteer, LocationTable? borders = null, PhotoHulls? hulls = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(gazetteer);
        _set = set;
        _gazetteer = gazetteer;
        _shapes = borders is null || borders == gazetteer.Locations
            ? new CellShapes(set, gazetteer.SimplifyBorders(Tolerance), hulls)
            : new CellShapes(set, borders, hulls, Tolerance);
    }

    /// <summary>Writes the map.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="title">What stands above it.</param>
    public void WriteHtml(TextWriter writer, string title)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(title);
        writer.Write(Placeholder().Replace(EmbeddedText("map.html"), found => found.Value switch
        {
            "<!--title-->" => HtmlEncoder.Default.Encode(title),
            "/*style*/" => EmbeddedText("map.css"),
            "/*script*/" => EmbeddedText("map.js"),
            _ => Data(title),
        }));
    }

    [GeneratedRegex(@"<!--title-->|/\*(style|script|data)\*/")]
    private static partial Regex Placeholder();

    private static string EmbeddedText(string name)
    {
        using var stream = typeof(PartitioningMap).Assembly.GetManifestResourceStream("SemGeo.Mapping." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private string Data(string title)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            json.WriteStartObject();
            json.WriteString("title", title);
            json.WriteString("scheme", _set.Scheme.ToString());
            json.WriteNumber("images", _set.Statistics.Images);
            WriteBasemap(json);
            var rings = new RingTable();
            json.WriteStartArray("levels");
            for (var level = _set.Levels.Count - 1; level >= 0; level--)
                WriteLevel(json, level, rings);
            json.WriteEndArray();
            json.WriteStartArray("rings");
            foreach (var shape in rings.Shapes)
                WriteStrings(json, shape);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private void WriteBasemap(Utf8JsonWriter json)
    {
        var countries = _gazetteer.SimplifyBorders(Tolerance);
        json.WriteStartArray("base");
        foreach (var country in countries.All.TakeWhile(location => location.Class != "place").Where(location => location.Class == CountryClass))
        {
            if (countries.GeometryOf(country.Id) is { } border)
                WriteStrings(json, RingTable.Encode(border));
        }

        json.WriteEndArray();
    }

    private void WriteLevel(Utf8JsonWriter json, int level, RingTable rings)
    {
        var shapes = _shapes.Of(level);
        var colours = MapColouring.Assign([.. shapes.Select(shape => shape.Geometry)]);
        json.WriteStartObject();
        json.WriteString("name", _set.Levels[level].Name);
        json.WriteNumber("threshold", _set.Levels[level].Threshold);
        json.WriteStartArray("cells");
        for (var i = 0; i < shapes.Count; i++)
        {
            var cell = shapes[i].Cell;
            json.WriteStartArray();
            json.WriteStringValue(cell.LocationId);
            json.WriteStringValue(shapes[i].Address);
            json.WriteNumberValue(cell.ImageCount);
            json.WriteNumberValue(cell.Coordinate.IsMissing ? 0 : Math.Round(cell.Coordinate.Latitude, 4));
            json.WriteNumberValue(cell.Coordinate.IsMissing ? 0 : Math.Round(cell.Coordinate.Longitude, 4));
            json.WriteNumberValue(colours[i]);
            json.WriteNumberValue(rings.NumberOf(shapes[i]));
            json.WriteNumberValue((int)shapes[i].Kind);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>The rings of shapes, which levels share where a location has one border.</summary>
    private sealed class RingTable
    {
        private readonly Dictionary<string, int> _borders = new(StringComparer.Ordinal);

        public List<string[]> Shapes { get; } = [];

        /// <summary>All rings of a geometry; filled by the even-odd rule, so that holes need no mark.</summary>
        public static string[] Encode(Geometry geometry) =>
        [
            .. Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>()
                .SelectMany(polygon => polygon.Holes.Prepend(polygon.Shell)).Select(ring => PolylineText.Encode(ring.Coordinates.AsSpan()[..^1])),
        ];

        public int NumberOf(CellShape shape)
        {
            if (shape.Geometry is null)
                return -1;
            if (shape.Kind != CellShapeKind.PhotoHull && _borders.TryGetValue(shape.Cell.LocationId, out var known))
                return known;
            Shapes.Add(Encode(shape.Geometry));
            if (shape.Kind != CellShapeKind.PhotoHull)
                _borders[shape.Cell.LocationId] = Shapes.Count - 1;
            return Shapes.Count - 1;
        }
    }
}
