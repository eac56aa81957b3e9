using System.Globalization;
using System.Text.Json;
using SemGeo.Testing;
using SemGeo.Tests;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
public sealed class NominatimGeocodeTests
{
    private const string Status = """{"status":0,"message":"OK","software_version":"5.3.2","database_version":"5.3.2-0"}""";

    [TestMethod]
    public async Task Server_is_asked_for_every_row_and_nothing_twice()
    {
        using var folder = new TemporaryFolder();
        using var server = new AnswerServer(path => path.StartsWith("/status", StringComparison.Ordinal) ? Status : NominatimGolden.Answers.GetValueOrDefault(path));
        var table = folder.Write("in.csv", "lat,lon\n" + string.Concat(NominatimGolden.Coordinates.Select(at => string.Create(CultureInfo.InvariantCulture, $"{at.Latitude:R},{at.Longitude:R}\n"))));
        string[] arguments = ["geocode", "-d", table, "-o", folder["out.jsonl"], "-p", "nominatim", "--server", server.Url, "--cache", folder["answers.sqlite"], "--zero-is-position"];

        (await Cli.RunAsync(arguments)).Succeeded();
        CollectionAssert.AreEqual(NominatimGolden.Addresses.Select(pair => pair.Address).ToArray(), Addresses());
        Assert.IsGreaterThan(NominatimGolden.Coordinates.Length, server.Asked.Count);

        server.Asked.Clear();
        File.Delete(folder["out.jsonl"]);
        (await Cli.RunAsync(arguments)).Succeeded();
        CollectionAssert.AreEqual(NominatimGolden.Addresses.Select(pair => pair.Address).ToArray(), Addresses());
        Assert.IsTrue(server.Asked.All(path => path.StartsWith("/status", StringComparison.Ordinal)), "The answers of the first run were kept.");

        string[] Addresses() => [.. File.ReadLines(folder["out.jsonl"])
            .Select(line => string.Join(' ', JsonDocument.Parse(line).RootElement.GetProperty("h_raw").EnumerateArray().Select(id => id.GetString())))];
    }
}
