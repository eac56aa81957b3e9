using System.Text.Json;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Partitioning.AdaptiveS2;
using SemGeo.Partitioning.Countries;
using SemGeo.Reports.Mapping;
using SemGeo.Testing;

namespace SemGeo.Reports.Tests.Mapping;

[TestClass]
public class CellMapTests
{
    private static readonly Lazy<Gazetteer> Embedded = new(Gazetteer.LoadEmbedded);

    [TestMethod]
    public void Every_cell_is_a_feature_with_its_polygons_coarse_levels_and_countries_first()
    {
        var (set, hulls) = EuropeByGazetteer();
        using var stream = new MemoryStream();
        CellGeoJson.Write(set, new CellShapes(set, Embedded.Value.Locations, hulls).All(), stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var features = json.RootElement.GetProperty("features").EnumerateArray().ToArray();
        Assert.HasCount(set.Levels.Sum(level => level.Cells.Count), features);
        var order = features.Select(feature => feature.GetProperty("properties")).Select(p => (Level: -p.GetProperty("levelIndex").GetInt32(), Depth: p.GetProperty("depth").GetInt32())).ToArray();
        CollectionAssert.AreEqual(order.Order().ToArray(), order);
        var france = features.First(feature => feature.GetProperty("properties").GetProperty("id").GetString() == "FR");
        Assert.AreEqual("Border", france.GetProperty("properties").GetProperty("shape").GetString());
        Assert.AreEqual("MultiPolygon", france.GetProperty("geometry").GetProperty("type").GetString());
        var paris = features.Last(feature => feature.GetProperty("properties").GetProperty("id").GetString() == "G2988507").GetProperty("properties");
        Assert.AreEqual("PhotoHull", paris.GetProperty("shape").GetString());
        Assert.AreEqual("Fine", paris.GetProperty("level").GetString());
        Assert.AreEqual("Paris", paris.GetProperty("name").GetString());
        Assert.AreEqual(48.85, paris.GetProperty("latitude").GetDouble(), 0.05);
    }

    [TestMethod]
    public void Cells_of_which_nothing_is_known_have_no_geometry()
    {
        var set = Places.Europe();
        Assert.IsTrue(new CellShapes(set).All().All(shape => shape is { Kind: CellShapeKind.None, Geometry: null }));
    }

    [TestMethod]
    public void S2_cells_are_quads()
    {
        var set = AdaptiveS2Partitioning.Build([.. Enumerable.Range(0, 50).Select(i => new GeoCoordinate(i, 2 * i))], new() { MinImages = 1, MaxImages = [4, 20] });
        foreach (var shape in new CellShapes(set).All())
        {
            Assert.AreEqual(CellShapeKind.S2Cell, shape.Kind);
            Assert.IsTrue(shape.Geometry!.IsValid);
        }
    }

    [TestMethod]
    public void Neighbours_get_different_colours()
    {
        Geometry?[] squares = [.. Enumerable.Range(0, 40).Select(i => (Geometry)new GeometryFactory().ToGeometry(new Envelope(i % 8, i % 8 + 1, i / 8, i / 8 + 1))), null];
        var colours = MapColouring.Assign(squares);
        for (var i = 0; i < 40; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.IsTrue(colours[i] != colours[j] || !squares[i]!.Touches(squares[j]!), $"{i} and {j}");
        }

        Assert.IsTrue(colours.All(colour => colour is >= 0 and < MapColouring.Colours));
    }

    [TestMethod]
    public void Lines_are_coded_as_differences() =>
        Assert.AreEqual("_seK_seK@?_ibE~hbE", PolylineText.Encode([new(20, 20), new(20, 20), new(19.9999, 20), new(29.9999, 10)]));

    [TestMethod]
    public void Map_is_one_file_that_asks_nothing_of_a_network()
    {
        var (set, hulls) = EuropeByGazetteer();
        using var text = new StringWriter();
        new PartitioningMap(set, Embedded.Value, hulls: hulls).WriteHtml(text, "A <b>title</b> & /*data*/");
        var page = text.ToString();
        Assert.Contains("default-src 'none'", page);
        Assert.IsFalse(Regex.IsMatch(page, @"https?://|src=|href=|@import|fetch\(|XMLHttpRequest|url\("));
        Assert.Contains("A &lt;b&gt;title&lt;/b&gt; &amp; /*data*/", page);
        Assert.IsLessThan(2_000_000, page.Length);
        var data = Regex.Match(page, """<script type="application/json" id="data">(.*?)</script>""", RegexOptions.Singleline).Groups[1].Value;
        using var json = JsonDocument.Parse(data);
        Assert.AreEqual("A <b>title</b> & /*data*/", json.RootElement.GetProperty("title").GetString());
        Assert.AreEqual("Coarse", json.RootElement.GetProperty("levels")[0].GetProperty("name").GetString());
        var rings = json.RootElement.GetProperty("rings").GetArrayLength();
        foreach (var cell in json.RootElement.GetProperty("levels").EnumerateArray().SelectMany(level => level.GetProperty("cells").EnumerateArray()))
            Assert.IsLessThan(rings, cell[6].GetInt32());
    }

    [TestMethod]
    public void Names_cannot_leave_the_data()
    {
        var names = new LocationTable();
        names.Add(new SemGeo.Locations.Location("a", "</script><script>alert(1)</script>", "place", null, false, new(1, 2)));
        var set = Places.Builder(("a", 3)).Build(Places.Options(1, 1), names);
        using var text = new StringWriter();
        new PartitioningMap(set, Embedded.Value, names).WriteHtml(text, "x");
        Assert.DoesNotContain("</script><script>alert", text.ToString());
    }

    [TestMethod]
    public void Simplified_borders_are_near_the_exactones_and_neighbours_share_them()
    {
        var simplified = Embedded.Value.SimplifyBorders(0.05);
        var (france, exact) = (simplified.GeometryOf("FR")!, Embedded.Value.FindBorder("FR")!);
        Assert.IsLessThan(exact.NumPoints / 5, france.NumPoints);
        Assert.AreEqual(exact.Area, france.Area, exact.Area * 0.01);
        var (spain, germany) = (simplified.GeometryOf("ES")!, simplified.GeometryOf("DE")!);
        Assert.IsLessThan(0.01, france.Buffer(0).Intersection(germany.Buffer(0)).Area + france.Buffer(0).Intersection(spain.Buffer(0)).Area);
        Assert.IsNotNull(simplified.GeometryOf("MC"));
        Assert.IsNull(simplified.GeometryOf("G2988507"));
        Assert.IsNull(simplified.GeometryOf("nowhere"));
        Assert.AreEqual("France", simplified.NameOf("FR"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Embedded.Value.SimplifyBorders(0));
    }

    [TestMethod]
    public void Coarse_borders_that_cross_themselves_become_valid_polygons()
    {
        var coarse = Embedded.Value.SimplifyBorders(0.01);
        Assert.IsFalse(coarse.GeometryOf("CA")!.IsValid, "There would be nothing to mend.");
        var canada = Enumerable.Repeat(new GeoCoordinate(56, -106), 4).ToArray();
        var set = CountryPartitioning.Build(canada, Embedded.Value.CountryBorders, new CountryPartitioningOptions { MinImages = 1 });
        var border = new CellShapes(set, coarse).Of(0).Single().Geometry!;
        Assert.IsTrue(border.IsValid);
        Assert.AreEqual(Embedded.Value.FindBorder("CA")!.Area, border.Area, border.Area * 0.01);
    }

    private static (PartitioningSet Set, PhotoHulls Hulls) EuropeByGazetteer()
    {
        var geocoder = new GazetteerGeocoder(Embedded.Value);
        var builder = new PartitioningSetBuilder(geocoder.Source);
        var random = new Random(8);
        GeoCoordinate[] photos = [.. Enumerable.Range(0, 400).Select(i => i % 2 == 0
            ? new GeoCoordinate(48.85 + random.NextDouble() / 50, 2.33 + random.NextDouble() / 30)
            : new GeoCoordinate(44 + 4 * random.NextDouble(), 1 + 9 * random.NextDouble()))];
        var addresses = new Address[photos.Length];
        geocoder.Geocode(photos, addresses);
        for (var i = 0; i < photos.Length; i++)
            builder.Add(addresses[i], photos[i]);
        var set = builder.Build(new() { MinImages = 5, Thresholds = [10, 20] }, geocoder.Locations);
        var hulls = new PhotoHulls();
        for (var i = 0; i < photos.Length; i++)
            hulls.Add(set.LocationOf(addresses[i]), photos[i]);
        return (set, hulls);
    }
}
