using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using SemGeo.Geocoding.LocationFiles;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Testing;
using Location = SemGeo.Locations.Location;

namespace SemGeo.Geocoding.Tests.LocationFiles;

[TestClass]
public sealed class LocationTableFileTests
{
    // A column of the paper's Table 7, in the form of Nominatim's details answers.
    private const string LongBeach = """
        {"osm_type": "R", "osm_id": 112100, "category": "boundary", "type": "administrative", "admin_level": 8, "localname": "Long Beach", "isarea": true, "extratags": {"place": "city", "wikidata": "Q16739", "wikipedia": "en:Long Beach, California", "population": "469450"}, "centroid": {"type": "Point", "coordinates": [-118.19, 33.77]}, "geometry": {"type": "Polygon", "coordinates": [[[-118.2, 33.7], [-118.1, 33.7], [-118.1, 33.9], [-118.2, 33.7]]]}}
        """;

    [TestMethod]
    public void Attributes_of_Table_7_are_read_from_Nominatims_form()
    {
        using var file = new TemporaryFile(LongBeach + """

            {"id": "W438331516", "category": "historic", "type": "ship", "admin_level": 15, "localname": "The Queen Mary", "isarea": true, "extratags": {"wikidata": "Q752939"}}
            """);
        var table = LocationTableFile.Read(file.Path);

        Assert.IsTrue(table.TryGet("R112100", out var city));
        Assert.AreEqual(new Location("R112100", "Long Beach", "city", 8, true, new GeoCoordinate(33.77, -118.19)), city with { Details = null });
        Assert.AreEqual(
            new LocationDetails { Category = "boundary", Type = "administrative", Place = "city", Wikidata = "Q16739", Wikipedia = "en:Long Beach, California", Population = 469450 },
            city.Details! with { GeometryWkb = default });
        Assert.AreEqual("POLYGON ((-118.2 33.7, -118.1 33.7, -118.1 33.9, -118.2 33.7))", table.GeometryOf("R112100")!.AsText());
        Assert.IsTrue(table.TryGet("W438331516", out var ship));
        Assert.AreEqual(new Location("W438331516", "The Queen Mary", "ship", null, true, GeoCoordinate.Missing), ship with { Details = null });
        Assert.AreEqual(2, table.Count);
    }

    [TestMethod]
    [DataRow(".csv")]
    [DataRow(".geojson")]
    [DataRow(".jsonl")]
    [DataRow(".jsonl.bz2")]
    [DataRow(".csv.bz2")]
    public void Every_format_gives_back_what_was_written(string extension)
    {
        var table = Table();
        using var file = new TemporaryFile("", extension);
        LocationTableFile.Write(file.Path, table);
        var read = LocationTableFile.Read(file.Path);

        CollectionAssert.AreEqual(table.All.Select(Flat).ToArray(), read.All.Select(Flat).ToArray());
        foreach (var location in table.All)
            Assert.AreEqual(table.GeometryOf(location.Id)?.AsText(), read.GeometryOf(location.Id)?.AsText(), location.Id);
    }

    [TestMethod]
    [DataRow("""{"id":"R1","centroid":{"type":"Point","coordinates":[9.2e18,1]}}""")]
    [DataRow("""{"id":"R1","centroid":{"type":"Point","coordinates":[1,1e400]}}""")]
    [DataRow("""{"id":"R1","geometry":{"type":"Polygon","coordinates":[[[0,0],[1e999,0],[1,1],[0,0]]]}}""")]
    [DataRow("""{"id":"R1","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,95],[0,0]]]}}""")]
    [DataRow("""{"id":"R1","localname":"\ud800"}""")]
    [DataRow("""{"id":"R1","extratags":{"\ud800":"1"}}""")]
    [DataRow("""{"id":"R1","geometry":7}""")]
    [DataRow("""{"id":null}""")]
    [DataRow("[]")]
    [DataRow("null")]
    public void Impossible_lines_are_left_out_with_a_reason(string line)
    {
        using var file = new TemporaryFile(line + "\n{\"id\":\"R2\",\"extratags\":[]}\n");
        var damaged = new List<string>();
        var table = LocationTableFile.Read(file.Path, damaged);

        Assert.AreEqual("R2", table.All.Single().Id);
        StringAssert.StartsWith(damaged.Single(), "line 1: ");
        Assert.ThrowsExactly<LocationTableFileException>(() => LocationTableFile.Read(file.Path));
    }

    [TestMethod]
    [DataRow("R1,9.2e18,1,")]
    [DataRow("R1,1e400,1,")]
    [DataRow("R1,1,,")]
    [DataRow("R1,1,1,POINT (9.2e18 1)")]
    [DataRow("R1,1,1,LINESTRING (1)")]
    public void Impossible_rows_are_left_out_with_a_reason(string row)
    {
        using var file = new TemporaryFile($"id,latitude,longitude,geometry\n{row}\nR2,1,1,\n", ".csv");
        var damaged = new List<string>();
        Assert.AreEqual("R2", LocationTableFile.Read(file.Path, damaged).All.Single().Id);
        StringAssert.StartsWith(damaged.Single(), "line 2: ");
    }

    [TestMethod]
    [DataRow("""{"id":"R1","latitude":1e400,"longitude":1}""")]
    [DataRow("""{"id":"R1","latitude":"1","longitude":1}""")]
    [DataRow("""{"id":"R1","latitude":1}""")]
    [DataRow("null")]
    [DataRow("[]")]
    public void Impossible_features_are_left_out_with_a_reason(string properties)
    {
        using var file = new TemporaryFile($$$"""{"type":"FeatureCollection","features":[{"properties":{{{properties}}},"geometry":null},{"properties":{"id":"R2"}}]}""", ".geojson");
        var damaged = new List<string>();
        Assert.AreEqual("R2", LocationTableFile.Read(file.Path, damaged).All.Single().Id);
        StringAssert.StartsWith(damaged.Single(), "feature 1: ");
    }

    [TestMethod]
    public void Counts_choice_and_order_of_locations_are_options()
    {
        using var file = new TemporaryFile("", ".csv");
        LocationTableFile.Write(file.Path, Table(), new LocationTableFileOptions { Ids = ["N3", "R1", "X"], ImageCounts = new Dictionary<string, int> { ["R1"] = 7 }, IncludeGeometry = false });

        Assert.AreEqual(
            """
            id,localname,class,category,type,admin_level,isarea,wikidata,wikipedia,population,place,count,latitude,longitude,geometry
            N3,"Quote "" and, comma",hamlet,,,,false,,,,,,,,
            R1,Żejtun,city,boundary,administrative,8,true,Q1,"en:A, B",12345,city,7,35.5,14.25,
            X,X,,,,,false,,,,,,,,

            """,
            File.ReadAllText(file.Path));
    }

    [TestMethod]
    public void Geometries_can_be_simplified_and_stay_valid()
    {
        var table = new LocationTable();
        var ring = Enumerable.Range(0, 361).Select(i => new Coordinate(Math.Cos(i * Math.PI / 180), Math.Sin(i * Math.PI / 180))).ToArray();
        ring[^1] = ring[0];
        var circle = new Polygon(new LinearRing(ring));
        table.Add(new Location("R1", "Circle", "", null, true, new GeoCoordinate(0, 0)) { Details = new LocationDetails { GeometryWkb = circle.AsBinary() } });
        using var file = new TemporaryFile("", ".jsonl");
        LocationTableFile.Write(file.Path, table, new LocationTableFileOptions { SimplifyDegrees = 0.05 });

        var simple = LocationTableFile.Read(file.Path).GeometryOf("R1")!;
        Assert.IsTrue(simple.IsValid);
        Assert.IsLessThan(40, simple.NumPoints);
        Assert.AreEqual(circle.Area, simple.Area, 0.1);
    }

    [TestMethod]
    public void Location_without_geometry_is_a_point_on_the_map()
    {
        using var file = new TemporaryFile("", ".geojson");
        LocationTableFile.Write(file.Path, Table(), new LocationTableFileOptions { Ids = ["R1"], IncludeGeometry = false });

        Assert.Contains("""geometry":{"type":"Point","coordinates":[14.25,35.5]}""", File.ReadAllText(file.Path));
        Assert.IsNull(LocationTableFile.Read(file.Path).GeometryOf("R1"));
    }

    [TestMethod]
    [DataRow(".jsonl", "{\"id\": \"R1\"}\n{\"localname\": \"x\"}\n[]\n{\"id\": \"R2\", \"geometry\": {\"type\": \"Polygon\", \"coordinates\": 7}}\n{\"id\": \"R3\"", 4)]
    [DataRow(".csv", "id,latitude,longitude,geometry\nR1,,,\n,1,1,\nR2,abc,1,\nR3,1,1,POLYGON (\nR4,91,0,\n", 4)]
    [DataRow(".geojson", """{"features": [{"properties": {"id": "R1"}}, 1, {"properties": {}}, {"properties": {"id": "x"}, "geometry": {"type": "Point", "coordinates": ["a"]}}]}""", 3)]
    public void Damaged_entries_cost_themselves_or_are_an_error_that_names_them(string extension, string content, int count)
    {
        using var file = new TemporaryFile(content, extension);
        var damaged = new List<string>();

        var table = LocationTableFile.Read(file.Path, damaged);

        Assert.AreEqual("R1", table.All.Single().Id);
        Assert.HasCount(count, damaged, string.Join('\n', damaged));
        var error = Assert.ThrowsExactly<LocationTableFileException>(() => LocationTableFile.Read(file.Path));
        Assert.Contains(file.Path, error.Message);
        Assert.Contains(damaged[0], error.Message);
    }

    [TestMethod]
    [DataRow(".csv", "")]
    [DataRow(".csv", "name\nx\n")]
    [DataRow(".geojson", "{")]
    [DataRow(".geojson", "[]")]
    public void File_of_another_kind_is_an_error(string extension, string content)
    {
        using var file = new TemporaryFile(content, extension);
        Assert.Contains(file.Path, Assert.ThrowsExactly<LocationTableFileException>(() => LocationTableFile.Read(file.Path, [])).Message);
    }

    [TestMethod]
    public void Name_without_a_format_and_wrong_tolerance_are_errors()
    {
        Assert.Contains("'x.txt'", Assert.ThrowsExactly<LocationTableFileException>(() => LocationTableFile.Read("x.txt")).Message);
        Assert.Contains("'x.bz2'", Assert.ThrowsExactly<LocationTableFileException>(() => LocationTableFile.Write("x.bz2", new LocationTable())).Message);
        Assert.Contains("'none.csv'", Assert.ThrowsExactly<FileNotFoundException>(() => LocationTableFile.Read("none.csv")).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => LocationTableFile.Write("x.csv", new LocationTable(), new LocationTableFileOptions { SimplifyDegrees = double.NaN }));
    }

    private static LocationTable Table()
    {
        var table = new LocationTable();
        var polygon = new WKTReader().Read("MULTIPOLYGON (((14 35, 15 35, 15 36, 14 36, 14 35), (14.1 35.1, 14.1 35.2, 14.2 35.2, 14.2 35.1, 14.1 35.1)))");
        table.Add(new Location("R1", "Żejtun", "city", 8, true, new GeoCoordinate(35.5, 14.25))
        {
            Details = new LocationDetails { Category = "boundary", Type = "administrative", Place = "city", Wikidata = "Q1", Wikipedia = "en:A, B", Population = 12345, GeometryWkb = polygon.AsBinary() },
        });
        table.Add(new Location("G2", "東京", "place", null, false, new GeoCoordinate(-0.1, 179.9)));
        table.Add(new Location("N3", "Quote \" and, comma", "hamlet", null, false, GeoCoordinate.Missing));
        return table;
    }

    private static Location Flat(Location location) => location with { Details = location.Details is null ? null : location.Details with { GeometryWkb = default } };
}
