using SemGeo.Geocoding.Nominatim;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Nominatim;

[TestClass]
public sealed class NominatimFaultTests : NominatimTest
{
    private const string WreckDetails = "/details?osmtype=N&osmid=4159847956&addressdetails=1&format=json";

    private static readonly GeoCoordinate Wreck = new(35.89048220, 14.52271480);

    [TestMethod]
    [DataRow("500")]
    [DataRow("503")]
    [DataRow("408")]
    [DataRow("429")]
    [DataRow("429 without Retry-After")]
    [DataRow("half of the announced answer")]
    [DataRow("half an answer in chunks")]
    [DataRow("half an answer that looks whole")]
    [DataRow("an empty answer")]
    [DataRow("a page")]
    [DataRow("an error in a success")]
    [DataRow("wrong types")]
    [DataRow("null")]
    [DataRow("damaged gzip")]
    [DataRow("half a gzip")]
    [DataRow("damaged Brotli")]
    [DataRow("damaged zlib")]
    [DataRow("a lone surrogate")]
    [DataRow("no UTF-8")]
    [DataRow("numbers beyond the earth")]
    [DataRow("a cut connection")]
    public async Task Nothing_is_lost_when_every_question_first_meets_with(string fault)
    {
        Server.Fault = (_, time) => time <= 2 ? NominatimFaults.Of(fault) : null;

        var (addresses, report) = await RunAsync();

        NominatimGolden.CheckAddresses(addresses);
        Assert.IsTrue(report.IsComplete);
        foreach (var path in Server.Asked.Distinct())
            Assert.AreEqual(3, Server.Times(path), path);
    }

    [TestMethod]
    public async Task A_server_that_does_not_answer_is_asked_again()
    {
        Server.Fault = (path, time) => path.StartsWith("/search", StringComparison.Ordinal) && time == 1 ? NominatimFaults.Of("nothing") : null;

        var (addresses, report) = await RunAsync([Wreck], options => options.Timeout = TimeSpan.FromMilliseconds(250));

        Assert.AreEqual("N4159847956, W154470590, R6172198, R1711219, R365307", addresses[0].ToString());
        Assert.IsTrue(report.IsComplete);
    }

    [TestMethod]
    public async Task Every_second_question_at_random_may_fail()
    {
        string[] names = ["500", "429", "half of the announced answer", "half an answer that looks whole", "a page", "a cut connection"];
        var random = new Random(20221);
        var gate = new Lock();
        Server.Fault = (_, _) =>
        {
            lock (gate)
                return random.Next(2) == 0 ? NominatimFaults.Of(names[random.Next(names.Length)]) : null;
        };

        var (addresses, _) = await RunAsync(change: options => options.MaxAttempts = 40);
        NominatimGolden.CheckAddresses(addresses);

        // The cache holds answers only.
        Server.Forget();
        (addresses, _) = await RunAsync(change: options => options.MaxAttempts = 40);
        NominatimGolden.CheckAddresses(addresses);
        Assert.IsEmpty(Server.Asked);
    }

    [TestMethod]
    [DataRow("7", 7)]
    [DataRow("Tue, 04 Jan 2022 00:00:09 GMT", 8)]
    public async Task Retry_After_is_honoured(string header, int atLeastSeconds)
    {
        using var geocoder = await OpenAsync(options => options.RetryDelay = TimeSpan.Zero);
        Server.Fault = (_, time) => time == 1 ? NominatimFaults.TooMany(header) : null;
        var before = Time.GetTimestamp();

        await RunAsync(geocoder, [new GeoCoordinate(0, 0)]);

        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromSeconds(atLeastSeconds), Time.GetElapsedTime(before));
        Assert.HasCount(2, Server.Asked);
    }

    [TestMethod]
    public async Task A_server_that_asks_to_wait_is_left_alone_by_all_questions()
    {
        using var geocoder = await OpenAsync(options => (options.MaxAttempts, options.Connections) = (1, 1));
        Server.Fault = (_, _) => Server.Asked.Length == 1 ? NominatimFaults.TooMany("30") : null;

        var (_, report) = await RunAsync(geocoder, [Wreck, new GeoCoordinate(0, 0)]);

        Assert.AreEqual((1, 1), (report.Done, report.Failures.Count));
        CollectionAssert.AreEqual(new[] { TimeSpan.FromSeconds(30) }, Time.Waits);
    }

    [TestMethod]
    public async Task Waits_grow_between_attempts_up_to_the_longest()
    {
        Server.Fault = (path, _) => path == NominatimServer.StatusPath ? null : NominatimFaults.Status(500);

        var (_, report) = await RunAsync([Wreck], options => (options.MaxAttempts, options.RetryDelay, options.MaxRetryDelay) = (12, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)));

        var waits = Time.Waits;
        Assert.HasCount(11, waits);
        Assert.IsLessThan(4, waits[0].TotalSeconds);
        Assert.IsGreaterThan(waits[0], waits[^1]);
        Assert.IsLessThanOrEqualTo(TimeSpan.FromSeconds(60), waits.Max());
        Assert.AreEqual(12, report.Failures.Single().Attempts);
    }

    [TestMethod]
    public async Task A_server_that_asks_for_too_long_a_wait_fails_the_question()
    {
        Server.Fault = (path, _) => path == NominatimServer.StatusPath ? null : NominatimFaults.TooMany("86400");

        var (_, report) = await RunAsync([Wreck]);

        Assert.AreEqual((429, 1), (report.Failures.Single().Status, report.Failures.Single().Attempts));
        StringAssert.Contains(report.Failures.Single().Reason, "longer than MaxRetryDelay (00:02:00)");
    }

    [TestMethod]
    public async Task What_failed_is_reported_and_alone_asked_again()
    {
        Server.Fault = (path, _) => path == WreckDetails ? NominatimFaults.Status(500) : null;
        var (addresses, report) = await RunAsync();

        Assert.IsTrue(addresses[0].IsEmpty);
        var failure = report.Failures.Single();
        Assert.AreEqual((Wreck, "details N4159847956", 500, 6), (failure.Coordinate, failure.Question, failure.Status, failure.Attempts));
        Assert.AreEqual(
            "35.8904822, 14.5227148: details N4159847956: the server refuses for now: {\"error\":{\"message\":\"not now\"}} (status 500, 6 attempts)", failure.ToString());
        StringAssert.StartsWith(report.ToString(), "44 of 45 answered (0 from the cache, 2 without a place), 1 failed, 0 not asked.");
        StringAssert.Contains(report.ToString(), "The server knows no OSM id for Switzerland");
        Assert.IsFalse(report.IsComplete);

        Server.Fault = (_, _) => null;
        Server.Forget();
        (addresses, _) = await RunAsync();
        NominatimGolden.CheckAddresses(addresses);
        CollectionAssert.AreEqual(new[] { WreckDetails }, Server.Asked);
    }

    [TestMethod]
    [DataRow(400)]
    [DataRow(404)]
    public async Task A_refused_question_is_not_put_again(int status)
    {
        Server.Fault = (path, _) => path == WreckDetails ? NominatimFaults.Status(status) : null;

        var (_, report) = await RunAsync();

        Assert.AreEqual((status, 1), (report.Failures.Single().Status, report.Failures.Single().Attempts));
        Assert.AreEqual(1, Server.Times(WreckDetails));
    }

    [TestMethod]
    public async Task The_blocking_form_throws_the_report_or_leaves_addresses_empty()
    {
        Server.Fault = (path, _) => path == WreckDetails ? NominatimFaults.Status(404) : null;
        GeoCoordinate[] coordinates = [Wreck, new(35.84832580, 14.50308820)];
        var addresses = new Address[2];
        using (var geocoder = await OpenAsync())
        {
            var error = Assert.ThrowsExactly<NominatimException>(() => geocoder.Geocode(coordinates, addresses));
            Assert.AreEqual(Wreck, error.Report!.Failures.Single().Coordinate);
            StringAssert.Contains(error.Message, "1 of 2 answered");
        }

        using (var geocoder = await OpenAsync(options => options.OnFailure = NominatimFailureHandling.EmptyAddress))
            geocoder.Geocode(coordinates, addresses);
        Assert.IsTrue(addresses[0].IsEmpty);
        Assert.AreEqual("W137632292, R7510557, R1711219, R365307", addresses[1].ToString());
    }

    [TestMethod]
    public async Task The_blocking_form_throws_when_the_server_is_down_even_if_addresses_may_be_empty()
    {
        Server.Fault = (path, _) => path == NominatimServer.StatusPath ? null : NominatimFaults.Status(500);
        using var geocoder = await OpenAsync(options => (options.OnFailure, options.StopAfterFailures) = (NominatimFailureHandling.EmptyAddress, 3));

        var error = Assert.ThrowsExactly<NominatimException>(() => geocoder.Geocode(NominatimGolden.Coordinates, new Address[NominatimGolden.Addresses.Count]));

        StringAssert.Contains(error.Message, "Stopped early: 3 questions in a row failed");
    }

    [TestMethod]
    public async Task A_run_stops_when_the_server_is_down()
    {
        Server.Fault = (path, _) => path == NominatimServer.StatusPath || Server.Asked.Length <= 20 ? null : NominatimFaults.Of("a cut connection");

        var (_, report) = await RunAsync(change: options => (options.Connections, options.StopAfterFailures) = (1, 5));

        Assert.HasCount(5, report.Failures);
        Assert.IsGreaterThan(0, report.Done);
        Assert.AreEqual(report.Total - report.Done - 5, report.NotAsked);
        StringAssert.Contains(report.StopReason, "5 questions in a row failed (StopAfterFailures)");
        StringAssert.Contains(report.ToString(), "Stopped early:");
        Assert.IsTrue(report.Failures.All(failure => failure is { Status: null, Attempts: 6 }));
    }

    [TestMethod]
    [DataRow(401, "refuses access")]
    [DataRow(403, "refuses access")]
    [DataRow(301, "give the address itself as Url")]
    public async Task A_refusal_of_everything_stops_the_run_at_once(int status, string reason)
    {
        Server.Fault = (path, _) => path == NominatimServer.StatusPath ? null : NominatimFaults.Status(status);

        var (_, report) = await RunAsync(change: options => options.Connections = 1);

        Assert.HasCount(1, Server.Asked);
        StringAssert.Contains(report.StopReason, reason);
        Assert.AreEqual(report.Total - 1, report.NotAsked);
    }
}
