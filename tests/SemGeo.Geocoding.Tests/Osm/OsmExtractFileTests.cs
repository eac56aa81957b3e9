using SemGeo.Geocoding.Osm;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Osm;

[TestClass]
public sealed class OsmExtractFileTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void Every_way_of_writing_a_file_reads_the_same()
    {
        foreach (var writer in new[] { new PbfWriter(), new PbfWriter { PlainNodes = true }, new PbfWriter { Uncompressed = true }, new PbfWriter { Granularity = 1000 }, new PbfWriter { LocationsOnWays = true }, new PbfWriter { LocationsOnWays = true, Granularity = 1000 } })
        {
            var geocoder = Fill(writer).Open(TestContext);

            Assert.AreEqual("N1, W5, R7", geocoder.Geocode(new(1.0002, 1)).ToString());
            Assert.AreEqual((1.0002, 1.0), (Centre(geocoder).Latitude, Centre(geocoder).Longitude));
            Assert.AreEqual((writer.LocationsOnWays ? 1L : 7L, 2L, 1L), (geocoder.Report.Nodes, geocoder.Report.Ways, geocoder.Report.Relations));
            Assert.AreEqual(writer.LocationsOnWays, geocoder.Report.HasPositionsInWays);
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

        var error = Assert.ThrowsExactly<OsmFormatException>(() => OsmExtractGeocoder.Open(ToyExtract.Write(TestContext, bytes))).Message;
        StringAssert.Contains(error, "is damaged in the block at byte");
        StringAssert.Contains(error, "Download it again");
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
        Check("<?xml version='1.0'?><osm/>"u8.ToArray(), "no .osm.pbf file but XML: convert it first");
        Check("<osm version='0.6'>"u8.ToArray(), "no .osm.pbf file but XML");
        Check("BZh91AY&SY"u8.ToArray(), "no .osm.pbf file but compressed by bzip2");
        Check("<!DOCTYPE html><html>"u8.ToArray(), "no .osm.pbf file but an HTML page");
        Check("version https://git-lfs.github.com/spec/v1\n"u8.ToArray(), "no .osm.pbf file but a pointer of Git LFS");
        Check([0x1F, 0x8B, 8, 0], "no .osm.pbf file but an archive");
        Check([0xFF, 0xE0, 4, 0x6F, 0x35, 0x6D, 0x32], "no .osm.pbf file but an .o5m file");
        Check(new PbfWriter { RequiredFeatures = ["OsmSchema-V0.6", "HistoricalInformation"] }.ToBytes(), "'HistoricalInformation'");
        Check([0, 0, 0, 13, 0x0a, 9, .. "OSMHeader"u8, 0x18, 4, 0x32, 2, 1, 2], "LZ4");
        StringAssert.Contains(Assert.ThrowsExactly<FileNotFoundException>(() => OsmExtractGeocoder.Open("/no/such/file.osm.pbf")).Message, "/no/such/file.osm.pbf");

        void Check(byte[] bytes, string expected)
        {
            var error = Assert.ThrowsExactly<OsmFormatException>(() => OsmExtractGeocoder.Open(ToyExtract.Write(TestContext, bytes))).Message;
            StringAssert.Contains(error, expected);

            // Another download would be of the same kind.
            Assert.DoesNotContain("Download it again", error);
        }
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
    public void Positions_off_the_earth_in_ways_are_missing_ones()
    {
        var geocoder = Fill(new PbfWriter { LocationsOnWays = true })
            .Way(20, [1, 404, 405, 1], "place=village", "name=Cut Village").Open(TestContext);

        Assert.AreEqual("W20 (Cut Village): 2 of its nodes are not in the file; skipped", geocoder.Report.SkippedAreas.Single().ToString());
    }

    [TestMethod]
    public void Positions_fewer_than_nodes_are_damage()
    {
        var path = Fill(new PbfWriter { LocationsOnWays = true, PositionsLeftOut = 1 }).SaveFor(TestContext);

        StringAssert.Contains(Assert.ThrowsExactly<OsmFormatException>(() => OsmExtractGeocoder.Open(path)).Message, "way 5 has 2 nodes, but fewer positions");
    }

    [TestMethod]
    public void An_extract_without_nodes_says_so()
    {
        var path = new PbfWriter().Way(5, [1, 2], "highway=residential", "name=Street").Relation(7, ["W5:outer"], "type=boundary", "boundary=administrative", "admin_level=2", "name=Country").SaveFor(TestContext);

        var error = Assert.ThrowsExactly<OsmFormatException>(() => OsmExtractGeocoder.Open(path)).Message;

        Assert.StartsWith($"'{path}' has 1 ways and 1 relations, but no node, and no positions in its ways", error);
        Assert.DoesNotContain("Download", error);
    }

    [TestMethod]
    public void Boundaries_that_the_extract_cuts_are_counted_and_named_in_one_line()
    {
        var writer = Fill(new PbfWriter());
        for (var i = 0; i < 12; i++)
            writer.Relation(100 + i, ["W404:outer"], "type=boundary", "boundary=administrative", "admin_level=4", $"name=State {i}");
        var geocoder = writer.Way(20, [1, 404, 405, 1], "place=village", "name=Cut Village").Open(TestContext);

        Assert.AreEqual(
            "12 administrative boundaries are incomplete in the extract, which was cut across them, and are not in addresses or only in part: "
            + "State 0 (R100), State 1 (R101), State 2 (R102), State 3 (R103), State 4 (R104), State 5 (R105), State 6 (R106), State 7 (R107), State 8 (R108), State 9 (R109) and 2 more. A larger extract has them whole.",
            geocoder.Report.CutBoundaries);
        Assert.HasCount(13, geocoder.Report.SkippedAreas);
        Assert.IsNull(Fill(new PbfWriter()).Open(TestContext).Report.CutBoundaries);
    }

    [TestMethod]
    public void Boundaries_that_are_broken_in_the_data_are_counted_and_named_in_one_line()
    {
        // Named twice, the outline cancels out.
        var geocoder = Fill(new PbfWriter()).Box(30, 0.2, 0.2, 0.4, 0.4).Relation(21, ["W30:outer", "W30:outer"], "type=boundary", "boundary=administrative", "admin_level=4", "name=Doubled")
            .Relation(22, ["W404:outer"], "type=boundary", "boundary=administrative", "admin_level=4", "name=Cut").Open(TestContext);

        var broken = geocoder.Report.SkippedAreas.Single(area => area.Id == "R21");
        Assert.AreEqual($"1 administrative boundaries are broken in the data, and are not in addresses or only in part: Doubled (R21). Of the first one: {broken.Reason}.", geocoder.Report.BrokenBoundaries);
        Assert.IsNull(Fill(new PbfWriter()).Open(TestContext).Report.BrokenBoundaries);
    }

    [TestMethod]
    public void A_way_named_very_often_is_looked_at_once()
    {
        // Odd: as if named once. Even: it cancels out, and nothing is left.
        foreach (var times in new[] { 200_001, 200_000 })
        {
            var writer = Fill(new PbfWriter()).Box(30, 0.2, 0.2, 0.4, 0.4);
            var geocoder = writer.Relation(31, [.. Enumerable.Repeat("W30:outer", times)], "type=boundary", "boundary=administrative", "admin_level=8", "name=Town").Open(TestContext);

            Assert.AreEqual(times % 2 == 1 ? "R31, R7" : "R7", geocoder.Geocode(new(0.3, 0.3)).ToString());
        }
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
