using System.Globalization;
using System.Text;
using System.Text.Json;
using SemGeo.Geocoding.LocationFiles;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
public sealed class GeocodeTests
{
    private const string Table = "id,lat,lng\n\"Paris, at night\",48.8584,2.2945\nsea,30,-40\nnowhere,NaN,3\nLisbon,38.7139,-9.1394\n";

    [TestMethod]
    public async Task One_coordinate_is_told_in_words()
    {
        var run = (await Cli.RunAsync("geocode", "--lat", "-33.8599", "--lon", "151.2090")).Succeeded();
        Assert.Contains("Sydney, New South Wales, Australia", run.Output);
        Assert.Contains("AU-NSW", run.Output);
        Assert.Contains("no address: at sea", (await Cli.RunAsync("geocode", "--lat", "30", "--lon", "-40")).Succeeded().Output);
    }

    [TestMethod]
    public async Task Table_becomes_rows_in_the_EMP16_form_and_bad_rows_are_named()
    {
        using var folder = new TemporaryFolder();
        var run = (await Cli.RunAsync("geocode", "-d", folder.Write("in.csv", Table), "-o", folder["out.jsonl"])).Succeeded();

        var rows = File.ReadAllLines(folder["out.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        CollectionAssert.AreEqual(new[] { "Paris, at night", "sea", "Lisbon" }, Array.ConvertAll(rows, row => row.GetProperty("id").GetString()));
        Assert.AreEqual("FR", rows[0].GetProperty("h_raw").EnumerateArray().Last().GetString());
        Assert.AreEqual(0, rows[1].GetProperty("h_raw").GetArrayLength());
        Assert.Contains("geocoded 3 rows", run.Output);
        Assert.Contains("2 with an address (66.7 %), 1 at sea or unknown, 1 bad rows left out", run.Output);
        Assert.Contains("left out: line 4: no coordinate: latitude 'NaN', longitude '3'", run.Error);
    }

    [TestMethod]
    public async Task Locations_are_written_and_the_result_geocodes_again()
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("in.csv", Table);
        (await Cli.RunAsync("geocode", "-d", table, "-o", folder["out.jsonl.bz2"], "--locations", folder["places.geojson"], "--simplify", "0.05")).Succeeded();
        var locations = LocationTableFile.Read(folder["places.geojson"]);
        Assert.AreEqual("Portugal", locations.NameOf("PT"));
        Assert.IsNotNull(locations.GeometryOf("PT"));

        var run = (await Cli.RunAsync(
            "geocode", "-p", "emp16", "--emp16", folder["out.jsonl.bz2"], "--emp16-locations", folder["places.geojson"], "--lat", "38.7139", "--lon", "-9.1394")).Succeeded();
        Assert.Contains("Lisbon", run.Output);
        Assert.Contains("Portugal", run.Output);
    }

    [TestMethod]
    public async Task Base_filter_is_an_option()
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("in.csv", "lat,lon\n48.8584,2.2945\n48.8584,2.2945\n38.7139,-9.1394\n");
        var run = (await Cli.RunAsync("geocode", "-d", table, "-o", folder["out.jsonl"], "--locations", folder["l.csv"], "--min-images", "2")).Succeeded();

        Assert.Contains("with at least 2 rows", run.Output);
        Assert.AreEqual("[]", JsonDocument.Parse(File.ReadLines(folder["out.jsonl"]).Last()).RootElement.GetProperty("h").GetRawText());
        Assert.DoesNotContain("Portugal", File.ReadAllText(folder["l.csv"]));
    }

    [TestMethod]
    public async Task Wrong_arguments_are_errors_that_say_what_to_give()
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("in.csv", Table);
        (await Cli.RunAsync("geocode")).FailedWith("--lat", "--data");
        (await Cli.RunAsync("geocode", "--lat", "48")).FailedWith("--lon");
        (await Cli.RunAsync("geocode", "--lat", "148", "--lon", "2")).FailedWith("(148, 2) is no coordinate");
        (await Cli.RunAsync("geocode", "-d", table)).FailedWith("--output");
        (await Cli.RunAsync("geocode", "-d", folder["none.csv"], "-o", folder["o"])).FailedWith("none.csv");
        (await Cli.RunAsync("geocode", "-d", table, "-o", folder["o"], "--locations", folder["l.txt"])).FailedWith("l.txt", ".geojson");
        (await Cli.RunAsync("geocode", "-d", table, "-o", folder["o"], "--latitude-column", "breite")).FailedWith("'breite'", "'lng'");
        (await Cli.RunAsync("geocode", "-d", table, "-o", folder["o"], "-p", "emp16")).FailedWith("--emp16 FILE");
        (await Cli.RunAsync("geocode", "-d", table, "-o", folder["o"], "-p", "emp16", "--emp16", folder["gone.jsonl"])).FailedWith("gone.jsonl");
        (await Cli.RunAsync("geocode", "-d", table, "-o", folder["o"], "-p", "emp16", "--emp16", table)).FailedWith("in.csv", "is no EMP-16 file");
        (await Cli.RunAsync("geocode", "-d", table, "-o", folder["o"], "-p", "osm")).FailedWith("--extract FILE");
        (await Cli.RunAsync("geocode", "-d", table, "-o", folder["o"], "-p", "nominatim")).FailedWith("--server URL");
        (await Cli.RunAsync("geocode", "-d", table, "-o", Path.Combine(folder.Path, "none", "out.jsonl"))).FailedWith("none");
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path), string.Join(' ', Directory.GetFileSystemEntries(folder.Path)));
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Killed_run_goes_on_where_it_was()
    {
        const int Rows = 400_000;
        using var folder = new TemporaryFolder();
        var table = folder.Write("in.csv", Coordinates(Rows));
        (await Cli.RunAsync("geocode", "-d", table, "-o", folder["whole.jsonl"])).Succeeded();
        var (output, journal) = (folder["out.jsonl"], folder["out.jsonl.geocoding"]);

        await KillAsync(() => File.Exists(journal) && new FileInfo(journal).Length > 10_000, "geocode", "-d", table, "-o", output);
        Assert.IsFalse(File.Exists(output), "The run was over before it was killed.");
        Assert.IsTrue(File.Exists(journal));
        var run = (await Cli.RunAsync("geocode", "-d", table, "-o", output)).Succeeded();

        Assert.Contains("of them in an earlier run", run.Output);
        Assert.IsTrue(File.ReadAllBytes(folder["whole.jsonl"]).AsSpan().SequenceEqual(File.ReadAllBytes(output)), "A row was lost, doubled or changed.");
        Assert.IsFalse(File.Exists(journal));
    }

    private static async Task KillAsync(Func<bool> isTime, params string[] arguments)
    {
        using var process = Cli.Start(arguments);
        while (!isTime() && !process.HasExited)
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    private static string Coordinates(int count)
    {
        var text = new StringBuilder("id,latitude,longitude\n");
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i},{(i * 7919L % 110_000 / 1000.0) - 50},{(i * 104_729L % 360_000 / 1000.0) - 180}\n");
        return text.ToString();
    }
}
