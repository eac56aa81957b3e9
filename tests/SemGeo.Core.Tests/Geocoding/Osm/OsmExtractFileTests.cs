using SemGeo.Geocoding;
using SemGeo.Tests;

namespace SemGeo.Core.Tests.Geocoding.Osm;

[TestClass]
public sealed class OsmExtractFileTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void Every_way_of_writing_a_file_reads_the_same()
    {
        foreach (var writer in new[] { new PbfWriter(), new PbfWriter { PlainNodes = true }, new PbfWriter { Uncompressed = true }, new PbfWriter { Granularity = 1000 } })
        {
            var geocoder = Fill(writer).Open(TestContext);

            Assert.AreEqual("N1, W5, R7", geocoder.Geocode(new(1.0002, 1)).ToString());
            Assert.AreEqual((1.0002, 1.0), (Centre(geocoder).Latitude, Centre(geocoder).Longitude));
            Assert.AreEqual((7L, 2L, 1L), (geocoder.Report.Nodes, geocoder.Report.Ways, geocoder.Report.Relations));
            Assert.AreEqual(new DateTimeOffset(2018, 1, 1, 0, 0, 0, TimeSpan.Zero), geocoder.Report.Timestamp);
        }
    }

    [TestMethod]
    public void Source_changes_with_the_file_and_settings_open_it_again()
    {
        var path = Fill(new PbfWriter()).SaveFor(TestContext);
        var geocoder = OsmExtractGeocoder.Open(path, new OsmExtractOptions { Language = "en", MaxObjectDistance = 0.01, KeepRowsOutsideAddress = false, UseHouseNumbers = false, GeometryTolerance = 0.5 });
        var again = OsmExtractGeocoder.Open(geocoder.Settings);

        Assert.AreEqual("osm", geocoder.Source.Provider);
        Assert.HasCount(16, geocoder.Source.DataVersion);
        Assert.AreEqual(geocoder.Source, again.Source);
        CollectionAssert.AreEquivalent(geocoder.Settings.ToArray(), again.Settings.ToArray());
        Assert.AreEqual("0.01", geocoder.Settings["MaxObjectDistance"]);
        Assert.AreNotEqual(geocoder.Source, Fill(new PbfWriter()).Node(99, 1, 1).Open(TestContext).Source);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => OsmExtractGeocoder.Open(new Dictionary<string, string> { ["path"] = path, ["UseHouseNumbers"] = "perhaps" })).Message, "perhaps");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => OsmExtractGeocoder.Open(new Dictionary<string, string>())).Message, "'path'");
    }

    [TestMethod]
    public void File_cut_short_anywhere_is_an_error_that_names_it()
    {
        var bytes = Fill(new PbfWriter()).ToBytes();
        for (var length = 0; length < bytes.Length; length++)
        {
            var path = ToyExtract.Write(TestContext, bytes[..length]);
            if (!IsEndOfBlock(bytes, length))
                StringAssert.Contains(Assert.ThrowsExactly<OsmFormatException>(() => OsmExtractGeocoder.Open(path), $"{length} bytes").Message, path);
        }
    }

    [TestMethod]
    public void Damage_anywhere_is_an_error_or_harmless_never_a_crash()
    {
        var bytes = Fill(new PbfWriter { Uncompressed = true }).ToBytes();
        var random = new Random(20221);
        var errors = 0;
        for (var i = 0; i < 2000; i++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[random.Next(bytes.Length)] = (byte)random.Next(256);
            damaged[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                OsmExtractGeocoder.Open(ToyExtract.Write(TestContext, damaged)).Geocode(new(1, 1));
            }
            catch (OsmFormatException)
            {
                errors++;
            }
        }

        Assert.IsGreaterThan(200, errors);
    }

    [TestMethod]
    public void Packed_block_that_was_changed_is_an_error()
    {
        var bytes = Fill(new PbfWriter()).ToBytes();
        bytes[^6] ^= 4;

        StringAssert.Contains(Assert.ThrowsExactly<OsmFormatException>(() => OsmExtractGeocoder.Open(ToyExtract.Write(TestContext, bytes))).Message, "is damaged in the block at byte");
    }

    [TestMethod]
    public void Sizes_that_lie_are_an_error_before_memory_is_taken()
    {
        Check([0x7f, 0xff, 0xff, 0xff], "no .osm.pbf file");
        Check([0, 0, 0, 15, 0x0a, 7, .. "OSMData"u8, 0x18, 0x80, 0x80, 0x80, 0x80, 0x01], "268435456 bytes; 0 to 33554432");
        byte[] zipBomb = [0x10, 0x80, 0x80, 0x80, 0x0f, 0x1a, 2, 0x78, 0x9c];
        Check([0, 0, 0, 13, 0x0a, 9, .. "OSMHeader"u8, 0x18, (byte)zipBomb.Length, .. zipBomb], "31457280 bytes unpacked");

        void Check(byte[] bytes, string expected) =>
            StringAssert.Contains(Assert.ThrowsExactly<OsmFormatException>(() => OsmExtractGeocoder.Open(ToyExtract.Write(TestContext, bytes))).Message, expected);
    }

    [TestMethod]
    public void Files_of_other_kinds_are_refused()
    {
        Check([], "is empty");
        Check("<?xml version='1.0'?><osm/>"u8.ToArray(), "no .osm.pbf file");
        Check(new PbfWriter { RequiredFeatures = ["OsmSchema-V0.6", "HistoricalInformation"] }.ToBytes(), "'HistoricalInformation'");
        Check([0, 0, 0, 13, 0x0a, 9, .. "OSMHeader"u8, 0x18, 4, 0x32, 2, 1, 2], "LZ4");
        StringAssert.Contains(Assert.ThrowsExactly<FileNotFoundException>(() => OsmExtractGeocoder.Open("/no/such/file.osm.pbf")).Message, "/no/such/file.osm.pbf");

        void Check(byte[] bytes, string expected) =>
            StringAssert.Contains(Assert.ThrowsExactly<OsmFormatException>(() => OsmExtractGeocoder.Open(ToyExtract.Write(TestContext, bytes))).Message, expected);
    }

    [TestMethod]
    public void Broken_boundaries_are_reported_and_cost_only_themselves()
    {
        var geocoder = Fill(new PbfWriter()).Relation(8, ["W404:outer"], "type=boundary", "boundary=administrative", "admin_level=4", "name=Gone")
            .Way(9, [1, 404], "highway=residential", "name=Stub").Open(TestContext);

        Assert.HasCount(1, geocoder.Report.SkippedAreas);
        Assert.AreEqual("R8 (Gone): 1 of its ways are not in the file; skipped", geocoder.Report.SkippedAreas[0].ToString());
        Assert.AreEqual("N1, W5, R7", geocoder.Geocode(new(1.0002, 1)).ToString());
    }

    [TestMethod]
    public void Objects_that_are_there_twice_and_outlines_without_area_do_no_harm()
    {
        var geocoder = Fill(Fill(new PbfWriter())).Box(11, 1.5, 1.5, 1.5, 1.5, "tourism=hotel", "name=Flat").Box(12, 0.5, 0.5, 0.5, 0.5, "place=village", "name=Flat Village").Open(TestContext);

        Assert.AreEqual("N1, W5, R7", geocoder.Geocode(new(1.0002, 1)).ToString());
        Assert.AreEqual("W11, R7", geocoder.Geocode(new(1.5, 1.5)).ToString());
        Assert.AreEqual("R7", geocoder.Geocode(new(0.5, 0.5)).ToString());
    }

    [TestMethod]
    public void Progress_is_told_phase_by_phase_and_loading_can_be_stopped()
    {
        var path = Fill(new PbfWriter()).SaveFor(TestContext);
        var reports = new Reports();
        OsmExtractGeocoder.Open(path, null, reports);

        CollectionAssert.AreEqual(Enum.GetValues<OsmExtractPhase>(), reports.Seen.Select(report => report.Phase).Distinct().ToArray());
        Assert.IsTrue(reports.Seen.All(report => report.Fraction is >= 0 and <= 1));
        Assert.AreEqual(1, reports.Seen[^1].Fraction);
        Assert.ThrowsExactly<OperationCanceledException>(() => OsmExtractGeocoder.Open(path, null, null, new CancellationToken(canceled: true)));
    }

    [TestMethod]
    public void All_errors_of_the_options_are_in_one_message()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => OsmExtractGeocoder.Open(
            "x.osm.pbf", new OsmExtractOptions { MaxObjectDistance = 1, GeometryTolerance = double.NaN, Language = "", MaxDegreeOfParallelism = -1 }));

        Assert.AreEqual(
            "The options of the OSM extract are not valid: MaxObjectDistance is 1; use degrees from 0 to 0.1. GeometryTolerance is NaN; use degrees from 0 to 1. "
            + "Language is ''; use a code of OSM such as \"en\" or \"zh-Hans\", or null. MaxDegreeOfParallelism is -1; use 0 for all cores, or a positive number.",
            error.Message);
    }

    private static PbfWriter Fill(PbfWriter writer) => writer.Node(1, 1.0002, 1, "tourism=museum", "name=Museum")
        .Street(5, 1, 0.99, 1.01, "highway=residential", "name=Street").Boundary(7, 2, "Country", 0, 0, 2, 2);

    private static SemGeo.Geography.GeoCoordinate Centre(OsmExtractGeocoder geocoder) => geocoder.Locations.TryGet("N1", out var museum) ? museum.Centre : SemGeo.Geography.GeoCoordinate.Missing;

    private static bool IsEndOfBlock(byte[] bytes, int length)
    {
        // The writer makes four blocks; a file may end after any of them.
        for (var position = 0; position < bytes.Length;)
        {
            var header = (bytes[position + 2] << 8) + bytes[position + 3];
            var sizeAt = position + 4 + 2 + bytes[position + 5] + 1;
            var size = bytes[sizeAt] < 0x80 ? bytes[sizeAt] : (bytes[sizeAt] & 0x7f) + (bytes[sizeAt + 1] << 7);
            position += 4 + header + size;
            if (position == length)
                return true;
        }

        return false;
    }

    private sealed class Reports : IProgress<OsmExtractProgress>
    {
        public List<OsmExtractProgress> Seen { get; } = [];

        public void Report(OsmExtractProgress value) => Seen.Add(value);
    }
}
