using System.Globalization;
using SemGeo.Geocoding.Osm;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Osm;

[TestClass]
public sealed class OsmGoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "osm");
    private static readonly Lazy<OsmExtractGeocoder> Malta = new(() => OsmExtractGeocoder.Open(Path.Combine(Folder, "malta-cut.osm.pbf")));

    [TestMethod]
    public void Addresses_are_those_of_a_Nominatim_server()
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "malta-addresses.csv")).Skip(1).ToArray();

        Assert.HasCount(25, lines);
        foreach (var line in lines)
        {
            var fields = line.Split(',');
            var address = Malta.Value.Geocode(new GeoCoordinate(double.Parse(fields[0], CultureInfo.InvariantCulture), double.Parse(fields[1], CultureInfo.InvariantCulture)));
            Assert.AreEqual(fields[3].Replace(" ", ", ", StringComparison.Ordinal), address.ToString(), line);
        }
    }

    [TestMethod]
    public void Extract_keeps_what_every_geocoder_promises() =>
        ReverseGeocoderConformance.Check(Malta.Value, new(35.8904822, 14.5227148), new(35.8483258, 14.5030882), new(36.0106659, 14.4297056), new(35.8168186, 14.5506274));

    [TestMethod]
    public void Locations_have_the_attributes_of_the_extended_data_set()
    {
        Assert.IsTrue(Malta.Value.Locations.TryGet("R365307", out var malta));

        Assert.AreEqual(("Malta", "boundary", 2, true), (malta.Name, malta.Class, malta.AdminLevel, malta.IsArea));
        Assert.AreEqual(("boundary", "administrative", "Q233"), (malta.Details!.Category, malta.Details.Type, malta.Details.Wikidata));
        Assert.IsTrue(Malta.Value.Locations.GeometryOf("R365307")!.Contains(new NetTopologySuite.Geometries.Point(14.5, 35.9)));
        Assert.IsTrue(Malta.Value.Locations.TryGet("N4159847956", out var wreck));
        Assert.AreEqual(("Wreck of SS Margit", "historic", default(int?), false), (wreck.Name, wreck.Class, wreck.AdminLevel, wreck.IsArea));
        Assert.AreEqual(new GeoCoordinate(35.8904822, 14.5227148), wreck.Centre);
        Assert.AreEqual("wreck", wreck.Details!.Type);
        Assert.IsFalse(Malta.Value.Locations.TryGet("R1", out _));
        Assert.AreEqual(Malta.Value.Locations.Count, Malta.Value.Locations.All.Count());
        Assert.ThrowsExactly<NotSupportedException>(() => Malta.Value.Locations.Add(wreck));
    }

    [TestMethod]
    public void Geometries_are_simplified_by_an_option()
    {
        var simple = OsmExtractGeocoder.Open(Path.Combine(Folder, "malta-cut.osm.pbf"), new OsmExtractOptions { GeometryTolerance = 0.001 });
        var full = Malta.Value.Locations.GeometryOf("R1711219")!;
        var few = simple.Locations.GeometryOf("R1711219")!;

        Assert.IsLessThan(full.NumPoints / 4, few.NumPoints);
        Assert.IsTrue(few.IsValid);
        Assert.AreEqual(full.Area, few.Area, 0.02 * full.Area);
        Assert.AreEqual(Malta.Value.Geocode(new(35.8483258, 14.5030882)).ToString(), simple.Geocode(new(35.8483258, 14.5030882)).ToString());
    }

    [TestMethod]
    public void Report_says_what_was_read_and_what_is_broken()
    {
        var report = Malta.Value.Report;

        Assert.AreEqual((73L, 73), (report.Relations, report.AdministrativeAreas));
        Assert.HasCount(1, report.SkippedAreas);
        StringAssert.StartsWith(report.SkippedAreas[0].ToString(), "R2869330 (");
        StringAssert.EndsWith(report.SkippedAreas[0].ToString(), "2 of its ways are not in the file; its closed rings are used");
        StringAssert.Contains(report.ToString(), "73 administrative areas, 192 places, 542 streets");
    }

    [TestMethod]
    public void Large_batches_are_shared_among_threads()
    {
        var coordinates = new GeoCoordinate[500];
        for (var i = 0; i < coordinates.Length; i++)
            coordinates[i] = new(35.85 + 0.0001 * i, 14.45 + 0.0002 * i);
        var addresses = new Address[coordinates.Length];

        Malta.Value.Geocode(coordinates, addresses);

        for (var i = 0; i < coordinates.Length; i++)
            Assert.AreEqual(Malta.Value.Geocode(coordinates[i]).ToString(), addresses[i].ToString());
    }
}
