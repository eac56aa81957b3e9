using System.Globalization;
using System.Text;
using System.Text.Json;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
public sealed class PartitionTests
{
    [TestMethod]
    public async Task Semantic_partitioning_is_built_reported_saved_and_drawn()
    {
        using var folder = new TemporaryFolder();
        var run = (await Cli.RunAsync(
            "partition", "-d", Table(folder), "--thresholds", "10,20,40", "-o", folder["p.bin"], "--geojson", folder["p.geojson"], "--map", folder["p.html"], "--authors", folder["authors"],
            "--report", folder["p.md"])).Succeeded();
        Assert.Contains("600 images, geocoded by gazetteer", run.Output);
        Assert.Contains("Coarse", run.Output);
        Assert.Contains("| Coarse | 40 |", File.ReadAllText(folder["p.md"]));
        using var json = JsonDocument.Parse(File.ReadAllText(folder["p.geojson"]));
        var shapes = json.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties").GetProperty("shape").GetString()).ToHashSet();
        CollectionAssert.AreEquivalent(new[] { "Border", "PhotoHull" }, shapes.ToArray());
        Assert.Contains("Semantic partitioning {10, 20, 40}", File.ReadAllText(folder["p.html"]));
        Assert.IsTrue(File.Exists(Path.Combine(folder["authors"], "h_dict.json")));

        // What was saved gives the same report, also by the authors' files.
        foreach (var saved in new[] { folder["p.bin"], folder["authors"] })
        {
            var again = (await Cli.RunAsync("partition", "--from", saved, "--report", folder["again.csv"])).Succeeded();
            Assert.AreEqual(Row(run.Output, "Fine"), Row(again.Output, "Fine"), saved);
            Assert.AreEqual(4, File.ReadAllLines(folder["again.csv"]).Length);
        }

        static string Row(string output, string level) => string.Join(' ', output.Split('\n').First(line => line.StartsWith(level + " ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where((_, i) => i is 0 or 2));
    }

    [TestMethod]
    [DataRow("s2", "20,60", "S2Cell")]
    [DataRow("countries", "20", "Border")]
    [DataRow("cplanet", "6", "PhotoHull")]
    public async Task Other_schemes_are_built_and_drawn(string scheme, string thresholds, string shape)
    {
        using var folder = new TemporaryFolder();
        (await Cli.RunAsync("partition", "-d", Table(folder), "--scheme", scheme, "--thresholds", thresholds, "-o", folder["p.bin"], "--geojson", folder["p.geojson"], "--map", folder["p.html"], "--report", folder["p.html.html"])).Succeeded();
        using var json = JsonDocument.Parse(File.ReadAllText(folder["p.geojson"]));
        Assert.IsTrue(json.RootElement.GetProperty("features").EnumerateArray().All(feature => feature.GetProperty("properties").GetProperty("shape").GetString() == shape));
        Assert.Contains("<table>", File.ReadAllText(folder["p.html.html"]));
    }

    [TestMethod]
    public async Task Borders_are_simplified_on_request_and_rows_without_a_coordinate_are_counted()
    {
        using var folder = new TemporaryFolder();
        var table = Table(folder);
        File.AppendAllText(table, "NaN,2\n48\n");
        var lengths = new List<long>();
        foreach (var degrees in new[] { "0", "0.01", "0.1" })
        {
            var run = (await Cli.RunAsync("partition", "-d", table, "--scheme", "countries", "--thresholds", "20", "--geojson", folder["c.geojson"], "--simplify", degrees)).Succeeded();
            Assert.Contains("602 images", run.Output);
            Assert.Contains("2 without a coordinate", run.Output);
            lengths.Add(new FileInfo(folder["c.geojson"]).Length);
        }

        Assert.IsTrue(lengths[0] > 2 * lengths[1] && lengths[1] > 2 * lengths[2], string.Join(' ', lengths));
    }

    [TestMethod]
    public async Task File_in_the_form_of_emp16_needs_no_geocoder()
    {
        using var folder = new TemporaryFolder();
        var lines = Enumerable.Range(0, 60).Select(i => $$"""{"id":"{{i}}","latitude":48.{{i}},"longitude":2.{{i}},"h_raw":["R{{i % 3}}","R9"],"h":["R9"]}""");
        var run = (await Cli.RunAsync("partition", "-d", folder.Write("e.jsonl", string.Join('\n', lines.Append("broken"))), "--thresholds", "15,50", "--min-images", "10")).Succeeded();
        Assert.Contains("60 images, geocoded by emp16", run.Output);
        Assert.Contains("1 lines of", run.Error);
    }

    [TestMethod]
    public async Task Paper_thresholds_that_leave_nothing_say_what_would()
    {
        using var folder = new TemporaryFolder();
        (await Cli.RunAsync("partition", "-d", Table(folder, 60))).FailedWith("leaves no", "--thresholds auto", "60:", "thresholds 2, 3, 4");
        (await Cli.RunAsync("partition", "-d", Table(folder, 60), "--thresholds", "auto")).Succeeded();
    }

    [TestMethod]
    public async Task Bad_requests_and_files_are_named()
    {
        using var folder = new TemporaryFolder();
        (await Cli.RunAsync("partition")).FailedWith("--data", "--from");
        (await Cli.RunAsync("partition", "--from", folder["none"])).FailedWith("There is no partitioning", "none");
        (await Cli.RunAsync("partition", "--from", folder.Write("x.bin", "SEMGEO?!"))).FailedWith("x.bin", "not a partitioning set");
        (await Cli.RunAsync("partition", "-d", folder.Write("no.jsonl", "lat,lon\n1,2\n"))).FailedWith("no.jsonl", "is no EMP-16 file", "line 1");
        (await Cli.RunAsync("partition", "-d", Table(folder), "--thresholds", "10,x")).FailedWith("10,x", "'auto'");
        (await Cli.RunAsync("partition", "-d", Table(folder), "--scheme", "countries", "--thresholds", "10,20")).FailedWith("one level");
        (await Cli.RunAsync("partition", "-d", Table(folder), "--scheme", "countries", "--thresholds", "10", "--authors", folder["a"])).FailedWith("countries", "--geojson");
        (await Cli.RunAsync("partition", "-d", Table(folder), "--geojson", folder["g"], "--simplify", "2")).FailedWith("--simplify 2", "0.001 to 1");
        (await Cli.RunAsync("partition", "-d", folder.Write("e.csv", "a,b\n1,2\n"))).FailedWith("'latitude'", "e.csv");
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("semp", "6,12")]
    [DataRow("s2", "20,60")]
    public async Task Model_is_trained_with_a_saved_partitioning(string scheme, string thresholds)
    {
        using var folder = new TemporaryFolder();
        TestPhotos.Write(folder, 24);
        var table = new StringBuilder("ImagePath,Latitude,Longitude\n");
        for (var i = 0; i < 24; i++)
            table.Append(string.Create(CultureInfo.InvariantCulture, $"photo-{i}.jpg,{(i % 2 == 0 ? 48.85 : 40.42)},{(i % 2 == 0 ? 2.35 : -3.7)}\n"));
        var data = folder.Write("t.csv", table.ToString());
        (await Cli.RunAsync("partition", "-d", data, "--scheme", scheme, "--thresholds", thresholds, "--min-images", "1", "-o", folder["p.bin"])).Succeeded();
        (await Cli.RunAsync(
            "train", "-d", data, "--partitioning", folder["p.bin"], "-o", folder["m.zip"], "-s", "model:input:inputSize=32", "-s", "model:input:resizeShortSide=36", "-s", "model:training:epochs=1")).Succeeded();
        (await Cli.RunAsync("score", "-m", folder["m.zip"], "-d", data, "-o", folder["s.csv"])).Succeeded();
        Assert.IsTrue(Csv.Read(folder["s.csv"]).All(row => row["PredictedLatitude"].Length > 0));
    }

    private static string Table(TemporaryFolder folder, int rows = 600)
    {
        var random = new Random(6);
        var text = new StringBuilder("LAT,LON\n");
        for (var i = 0; i < rows; i++)
        {
            var (latitude, longitude) = (i % 3) switch { 0 => (48.86, 2.34), 1 => (41.9, 12.5), _ => (44 + 4 * random.NextDouble(), 1 + 9 * random.NextDouble()) };
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{latitude + random.NextDouble() / 20},{longitude + random.NextDouble() / 20}\n"));
        }

        return folder.Write("photos.csv", text.ToString());
    }
}
