using System.Text;
using Microsoft.AspNetCore.Http;
using SemGeo.Geocoding.Nominatim;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Nominatim;

[TestClass]
public sealed class NominatimGeocoderTests : NominatimTest
{
    private static readonly GeoCoordinate Wreck = new(35.89048220, 14.52271480);

    // Counted by hand in the frozen answers: a server with extracts does not know most countries' relations.
    private static readonly Dictionary<string, int> CountriesWithoutId = new()
    {
        ["Andorra"] = 3,
        ["Brazil"] = 1,
        ["France"] = 3,
        ["Germany"] = 1,
        ["Monaco"] = 5,
        ["Russia"] = 2,
        ["Singapore"] = 1,
        ["Switzerland"] = 3,
        ["United States"] = 4,
    };

    [TestMethod]
    [DataRow(false, true)]
    [DataRow(false, false)]
    [DataRow(true, true)]
    public async Task Addresses_are_those_of_the_authors_steps(bool formOfThree, bool legacyPaths)
    {
        if (formOfThree)
            Server.Form = NominatimThreeForm.Of;
        var legacy = false;
        Server.Watch = request => legacy |= request.Path.Value!.EndsWith(".php", StringComparison.Ordinal);

        var (addresses, report) = await RunAsync(change: options => options.LegacyPaths = legacyPaths);

        NominatimGolden.CheckAddresses(addresses);
        Assert.AreEqual(legacyPaths, legacy);
        Assert.IsTrue(report.IsComplete);
        Assert.AreEqual(NominatimGolden.Addresses.Count, report.Done);
        // The gulf of Guinea and the north pole; Paris is in a country, which has no id.
        Assert.AreEqual(2, report.Misses);
        CollectionAssert.AreEquivalent(CountriesWithoutId, report.CountriesWithoutId.ToDictionary());
    }

    [TestMethod]
    public async Task Postal_codes_and_house_numbers_are_left_out_also_with_an_id_of_their_own()
    {
        const string Rows = """
            "address":[{"localname":"7","osm_type":"N","osm_id":91,"class":"place","type":"house_number"},{"localname":"BRG","osm_type":"N","osm_id":92,"class":"place","type":"postcode"},
            {"localname":"BRG 1425","osm_type":"R","osm_id":93,"class":"boundary","type":"postal_code"},
            """;
        Server.Form = (_, body) => body.Replace("\"address\":[", Rows, StringComparison.Ordinal);

        var (addresses, _) = await RunAsync();

        NominatimGolden.CheckAddresses(addresses);
    }

    [TestMethod]
    public async Task It_keeps_what_every_geocoder_promises()
    {
        using var geocoder = await OpenAsync();

        ReverseGeocoderConformance.Check(geocoder, [.. NominatimGolden.Addresses.Where(pair => pair.Address.Length > 0).Select(pair => pair.Coordinate)]);
    }

    [TestMethod]
    public async Task Every_question_is_put_once_also_after_a_restart()
    {
        // Everything twice: coordinates repeat, and many share a street or a country.
        GeoCoordinate[] coordinates = [.. NominatimGolden.Coordinates, .. NominatimGolden.Coordinates];

        var (_, first) = await RunAsync(coordinates);
        Assert.AreEqual(NominatimGolden.Answers.Count, Server.Asked.Length);
        CollectionAssert.AllItemsAreUnique(Server.Asked);
        Assert.AreEqual(0, first.Cached);

        Server.Forget();
        var (addresses, second) = await RunAsync();
        Assert.IsEmpty(Server.Asked);
        Assert.AreEqual(second.Total, second.Cached);
        NominatimGolden.CheckAddresses(addresses);
    }

    [TestMethod]
    public async Task Stored_answers_need_no_server_when_the_version_is_given()
    {
        await RunAsync(change: options => options.DataVersion = "2022-01-04");
        var options = Options(options => options.DataVersion = "2022-01-04");
        await Server.DisposeAsync();

        using var geocoder = await NominatimGeocoder.OpenAsync(options, Time);
        var (addresses, _) = await RunAsync(geocoder);

        NominatimGolden.CheckAddresses(addresses);
    }

    [TestMethod]
    public async Task Locations_tell_what_the_details_tell()
    {
        using var geocoder = await OpenAsync();
        await RunAsync(geocoder);

        Assert.IsTrue(geocoder.Locations.TryGet("N4159847956", out var wreck));
        Assert.AreEqual(new Location("N4159847956", "Wreck of SS Margit", "tourism", null, IsArea: false, Wreck) { Details = wreck.Details }, wreck);
        Assert.AreEqual(("tourism", "attraction"), (wreck.Details!.Category, wreck.Details.Type));
        Assert.IsTrue(wreck.Details.GeometryWkb.IsEmpty);

        // Details of Malta itself were asked for, since points at sea lie in it; of Birgu only its row is known.
        Assert.IsTrue(geocoder.Locations.TryGet("R365307", out var malta));
        Assert.AreEqual(("Malta", "country", 2, true), (malta.Name, malta.Class, malta.AdminLevel, malta.IsArea));
        Assert.AreEqual(("Q233", "en:Malta", "country"), (malta.Details!.Wikidata, malta.Details.Wikipedia, malta.Details.Place));
        Assert.IsTrue(geocoder.Locations.TryGet("R6172198", out var birgu));
        Assert.AreEqual(("Birgu", "boundary", 8, true, true), (birgu.Name, birgu.Class, birgu.AdminLevel, birgu.IsArea, birgu.Centre.IsMissing));

        // The country as the answer to its name tells it.
        Assert.IsTrue(geocoder.Locations.TryGet("R1155955", out var liechtenstein));
        Assert.AreEqual(("Liechtenstein", "country", new GeoCoordinate(47.1416307, 9.5531527)), (liechtenstein.Name, liechtenstein.Class, liechtenstein.Centre));
        Assert.AreEqual(geocoder.Locations.Count, geocoder.Locations.All.Count());
    }

    [TestMethod]
    public async Task Described_locations_have_all_attributes_and_their_polygon_where_asked_for()
    {
        const string Birgu = """
            {"osm_type":"R","osm_id":6172198,"category":"boundary","type":"administrative","admin_level":8,"localname":"Birgu","isarea":true,
            "extratags":{"wikidata":"Q870173","population":"2629","place":"town"},"centroid":{"type":"Point","coordinates":[14.52,35.88]},"address":[],
            "geometry":{"type":"Polygon","coordinates":[[[14.51,35.88],[14.53,35.88],[14.53,35.9],[14.51,35.88]]]}}
            """;
        using var geocoder = await OpenAsync(options => options.Polygons = true);
        Server.Fault = (path, _) => path == "/details?osmtype=R&osmid=6172198&addressdetails=1&polygon_geojson=1&format=json" ? (context, _) => WriteAsync(context, Birgu) : null;

        var report = await geocoder.DescribeAsync(["R6172198", "R6172198", "N1"]);

        Assert.IsTrue(geocoder.Locations.TryGet("R6172198", out var location));
        Assert.AreEqual(new GeoCoordinate(35.88, 14.52), location.Centre);
        Assert.AreEqual(("Q870173", 2629L, "town"), (location.Details!.Wikidata, location.Details.Population, location.Details.Place));
        Assert.AreEqual("POLYGON ((14.51 35.88, 14.53 35.88, 14.53 35.9, 14.51 35.88))", geocoder.Locations.GeometryOf("R6172198")!.AsText());
        Assert.AreEqual((2, 1), (report.Total, report.Done));
        Assert.AreEqual(new NominatimFailure(GeoCoordinate.Missing, "details+polygon N1", 404, 1, report.Failures[0].Reason), report.Failures.Single());
        Assert.ThrowsExactly<ArgumentException>(() => { _ = geocoder.DescribeAsync(["G2643743"]); });
    }

    [TestMethod]
    public async Task The_source_is_the_date_of_the_data_or_what_was_given_or_the_server()
    {
        using (var geocoder = await OpenAsync())
            StringAssert.Matches(geocoder.Source.ToString(), new("^nominatim \\(url-[0-9a-f]{12}\\)$"));

        Server.Status = """{"status":0,"message":"OK","data_updated":"2020-05-22T19:11:04+00:00"}""";
        using (var geocoder = await OpenAsync())
            Assert.AreEqual(new GeocoderSource("nominatim", "2020-05-22T19:11:04+00:00"), geocoder.Source);
        using (var geocoder = await OpenAsync(options => options.DataVersion = "planet of May"))
            Assert.AreEqual(new GeocoderSource("nominatim", "planet of May"), geocoder.Source);

        // An old server without the service.
        Server.Fault = (path, _) => path == NominatimServer.StatusPath ? NominatimFaults.Status(404) : null;
        using (var geocoder = await OpenAsync())
            StringAssert.StartsWith(geocoder.Source.DataVersion, "url-");
    }

    [TestMethod]
    public async Task A_server_in_trouble_cannot_be_opened()
    {
        Server.Status = """{"status":700,"message":"No database"}""";

        var error = await Assert.ThrowsExactlyAsync<NominatimException>(() => OpenAsync());

        StringAssert.Contains(error.Message, "6 attempt(s)");
        StringAssert.Contains(error.Message, "'status' is {\"status\":700");
        Assert.IsNull(error.Report);

        await Server.DisposeAsync();
        error = await Assert.ThrowsExactlyAsync<NominatimException>(() => OpenAsync());
        StringAssert.Contains(error.Message, "the connection failed (ConnectionError)");
        Assert.IsFalse(File.Exists(CachePath));
    }

    [TestMethod]
    public async Task Credentials_are_sent_and_kept_nowhere()
    {
        const string Secret = "hunter2hunter2";
        string? authorization = null, key = null, agent = null, language = null;
        Server.Watch = request => (authorization, key, agent, language) = (request.Headers.Authorization, request.Headers["X-Token"], request.Headers.UserAgent, request.Headers.AcceptLanguage);

        using (var geocoder = await OpenAsync(options =>
        {
            (options.UserName, options.Password, options.ApiKeyHeader, options.ApiKey) = ("ann", Secret, "X-Token", Secret + "3");
            (options.Language, options.UserAgent) = ("mt,en;q=0.5", "trial/1.0 (ann@example.org)");
        }))
        {
            await RunAsync(geocoder);
            CollectionAssert.AreEquivalent(new Dictionary<string, string> { ["Url"] = Server.Url, ["LegacyPaths"] = "true", ["Language"] = "mt,en;q=0.5" }, geocoder.Settings.ToDictionary());
        }

        Assert.AreEqual("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"ann:{Secret}")), authorization);
        Assert.AreEqual(Secret + "3", key);
        Assert.AreEqual("trial/1.0 (ann@example.org)", agent);
        Assert.AreEqual("mt, en; q=0.5", language);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(CachePath)!))
            Assert.IsFalse(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)).Contains(Secret, StringComparison.Ordinal), file);
    }

    [TestMethod]
    public async Task Never_more_questions_are_under_way_than_connections()
    {
        var (now, most) = (0, 0);
        Server.Fault = (_, _) => async (context, body) =>
        {
            var mine = Interlocked.Increment(ref now);
            InterlockedMax(ref most, mine);
            await Task.Yield();
            Interlocked.Decrement(ref now);
            await WriteAsync(context, body);
        };
        using var geocoder = await OpenAsync(options => options.Connections = 2);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(part => RunAsync(geocoder, [.. NominatimGolden.Coordinates.Skip(part * 11).Take(11)])));

        Assert.IsLessThanOrEqualTo(2, most);
        CollectionAssert.AllItemsAreUnique(Server.Asked);
    }

    [TestMethod]
    public async Task Progress_ends_with_everything_done()
    {
        var told = new List<NominatimProgress>();
        using var geocoder = await OpenAsync(options => options.RequestsPerSecond = 10);

        await geocoder.GeocodeAsync(NominatimGolden.Coordinates, new Address[NominatimGolden.Addresses.Count], new Listener(told));

        var total = NominatimGolden.Addresses.Count;
        Assert.IsGreaterThan(3, told.Count);
        Assert.AreEqual((total, total, 0, 0, TimeSpan.Zero), (told[^1].Total, told[^1].Done, told[^1].Cached, told[^1].Failed, told[^1].Remaining));
        Assert.IsGreaterThan(0, told[0].PerSecond);
        Assert.AreEqual((total - told[0].Done) / told[0].PerSecond, told[0].Remaining!.Value.TotalSeconds, 1e-6);
    }

    [TestMethod]
    public async Task A_cancelled_run_keeps_its_answers()
    {
        using var cancel = new CancellationTokenSource();
        Server.Fault = (_, _) =>
        {
            if (Server.Asked.Length >= 30)
                cancel.Cancel();
            return null;
        };
        using (var geocoder = await OpenAsync(options => options.Connections = 1))
            await Assert.ThrowsAsync<OperationCanceledException>(() => geocoder.GeocodeAsync(NominatimGolden.Coordinates, new Address[NominatimGolden.Addresses.Count], null, cancel.Token));
        var before = Server.Asked;

        Server.Fault = (_, _) => null;
        Server.Forget();
        var (addresses, _) = await RunAsync();

        NominatimGolden.CheckAddresses(addresses);
        Assert.IsLessThanOrEqualTo(1, before.Intersect(Server.Asked).Count());
    }

    private static Task WriteAsync(HttpContext context, string body) => context.Response.WriteAsync(body);

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value; seen = Volatile.Read(ref target))
            if (Interlocked.CompareExchange(ref target, value, seen) == seen)
                return;
    }

    private sealed class Listener(List<NominatimProgress> told) : IProgress<NominatimProgress>
    {
        public void Report(NominatimProgress value)
        {
            lock (told)
                told.Add(value);
        }
    }
}
