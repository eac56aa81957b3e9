using System.IO.Compression;
using System.Text;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

/// <summary>Tables as people have them, through the verbs that read them without a model.</summary>
[TestClass]
public sealed class TableInputTests
{
    [TestMethod]
    [DataRow("01-plain", 3, "")]
    [DataRow("04-semicolon", 3, "")]
    [DataRow("05-semicolon-decimal-comma", 3, "")]
    [DataRow("08-newline-in-quoted-cell", 3, "")]
    [DataRow("11-IMG_FILE-LAT-LON", 3, "")]
    [DataRow("12-imagepath-lat-lng", 3, "")]
    [DataRow("20-empty-path", 4, "")]
    [DataRow("43-sep-line", 3, "")]
    [DataRow("51-quoted-heading-before-position", 3, "")]
    [DataRow("55-one-decimal-comma", 3, "1 of 4 photos has a position that could not be read, first row 4 (line 5): 'Latitude' is '52,52', a decimal comma")]
    public async Task Table_is_geocoded_and_its_faults_are_named(string name, int rows, string line)
    {
        using var folder = new TemporaryFolder();
        var run = (await Cli.RunAsync("geocode", "-d", PathOf(name), "-o", folder["out.jsonl"])).Succeeded();

        Assert.Contains($"geocoded {rows} rows", run.Output);
        Assert.Contains("3 with an address", run.Output);
        Assert.Contains(line, run.Error);
    }

    [TestMethod]
    [DataRow("06-quoted-decimal-comma", "more than half", "--decimal-comma reads commas as decimal signs")]
    [DataRow("22-degree-signs", "more than half", "'40°43'09N'")]
    [DataRow("21-swapped", "latitude and longitude may be exchanged", "there is nothing to geocode")]
    [DataRow("25-zero-zero", "the position 0,0, which counts as missing", "there is nothing to geocode")]
    public async Task Table_without_usable_positions_is_refused(string name, string reason, string more)
    {
        using var folder = new TemporaryFolder();
        (await Cli.RunAsync("geocode", "-d", PathOf(name), "-o", folder["out.jsonl"])).FailedWith(reason, more);
        Assert.IsFalse(File.Exists(folder["out.jsonl"]));
    }

    [TestMethod]
    public async Task Columns_can_be_named_and_commas_and_zeros_allowed()
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("t.csv", "Name,Breite,Länge\na,\"48,8584\",\"2,2945\"\nb,0,0\n");

        (await Cli.RunAsync("geocode", "-d", table, "-o", folder["o.jsonl"])).FailedWith("no column of latitudes", "'Breite', 'Länge'", "--column latitude=HEADING names it");
        (await Cli.RunAsync("geocode", "-d", table, "-o", folder["o.jsonl"], "--column", "latitude=Breite", "--column", "longitude=Lange")).FailedWith("'Lange'");
        var run = await Cli.RunAsync("geocode", "-d", table, "-o", folder["o.jsonl"], "--column", "latitude=breite", "--column", "longitude=Länge", "--column", "id=Name", "--decimal-comma", "--zero-is-position");
        Assert.Contains("geocoded 2 rows", run.Succeeded().Output);
        Assert.Contains("\"id\":\"a\"", File.ReadAllText(folder["o.jsonl"]).Replace(" ", "", StringComparison.Ordinal));
        (await Cli.RunAsync("geocode", "-d", table, "-o", folder["p.jsonl"], "--latitude-column", "Breite", "--longitude-column", "Länge", "--decimal-comma")).Succeeded();
        (await Cli.RunAsync("geocode", "-d", table, "-o", folder["p.jsonl"], "--latitude-column", "Breite", "--column", "latitude=Name")).FailedWith("named twice");
    }

    [TestMethod]
    public async Task Split_keeps_all_columns_and_copies_no_position_out_of_range()
    {
        using var folder = new TemporaryFolder();
        var text = new StringBuilder("id;\"Title; or name\";lat;lon\n");
        for (var i = 0; i < 40; i++)
            text.Append(i == 7 ? "7;\"a \"\"b\"\"\";139,7;35,6\n" : $"{i};\"x; y\";{i},5;{2 * i},25\n");
        using (var file = new GZipStream(File.Create(folder["t.csv.gz"]), CompressionLevel.Fastest))
            file.Write(Encoding.UTF8.GetBytes(text.ToString()));

        var run = (await Cli.RunAsync("split", "-d", folder["t.csv.gz"], "-o", folder["parts"], "--test", "0.3")).Succeeded();

        Assert.Contains("1 of 40 photos has a position out of range, first row 8 (line 9)", run.Error);
        var lines = Directory.GetFiles(folder["parts"], "*.csv").Select(File.ReadAllLines).ToArray();
        Assert.IsTrue(lines.Length > 1 && lines.All(part => part[0] == "id;\"Title; or name\";lat;lon"));
        CollectionAssert.AreEquivalent(text.ToString().TrimEnd().Split('\n').Skip(1).Where(line => !line.StartsWith("7;", StringComparison.Ordinal)).ToArray(), lines.SelectMany(part => part.Skip(1)).ToArray());
    }

    [TestMethod]
    public async Task Scores_saved_by_a_spreadsheet_are_read_as_they_were()
    {
        using var folder = new TemporaryFolder();
        var run = (await Cli.RunAsync("report", "--scores", PathOf("71-scores-saved-by-german-excel"), "-o", folder["page.html"])).Succeeded();
        var rows = File.ReadAllLines(PathOf("71-scores-saved-by-german-excel")).Length - 1;

        Assert.Contains($"reported {rows} photos, {rows} with a true place, {rows} with an answer", run.Output);
    }

    [TestMethod]
    [DataRow("40.Jul", "'predictedLatitude' is '40.Jul', which is no number")]
    [DataRow("40719277", "is not on the earth")]
    [DataRow("\"40,7\"", "'predictedLatitude' is '40,7', which is no number")]
    public async Task Scores_that_a_spreadsheet_changed_are_refused(string latitude, string reason)
    {
        using var folder = new TemporaryFolder();
        var scores = folder.Write("s.csv", $"Id,PredictedLatitude,PredictedLongitude\na,{latitude},2\n");
        (await Cli.RunAsync("report", "--scores", scores, "-o", folder["page.html"])).FailedWith("row 1 (line 2)", reason);
    }

    [TestMethod]
    public async Task Truth_needs_ids_and_positions_alone()
    {
        using var folder = new TemporaryFolder();
        var scores = folder.Write("s.csv", "Id,PredictedLatitude,PredictedLongitude\na,48.8,2.3\nb,35.6,139.7\n");
        var truth = folder.Write("t.csv", "id;lat;lon\na;48,9;2,3\nb;;\n");

        var run = (await Cli.RunAsync("report", "--scores", scores, "--truth", truth, "-o", folder["page.html"])).Succeeded();

        Assert.Contains("reported 2 photos, 1 with a true place, 2 with an answer", run.Output);
        Assert.Contains("1 of 2 photos has no position", run.Error);
    }

    [TestMethod]
    [DataRow("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "git lfs pull")]
    [DataRow("<!DOCTYPE html><html>Not found</html>", "an HTML page")]
    public async Task File_of_another_kind_is_named_by_every_verb(string content, string what)
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("photos.csv", content);
        (await Cli.RunAsync("train", "-d", data, "-o", folder["m.zip"])).FailedWith(data, what);
        (await Cli.RunAsync("split", "-d", data)).FailedWith(data, what);
        (await Cli.RunAsync("partition", "-d", data, "-o", folder["p"])).FailedWith(data, what);
        (await Cli.RunAsync("geocode", "-d", data, "-o", folder["g.jsonl"])).FailedWith(data, what);
        (await Cli.RunAsync("pack", "-d", data, "-o", folder["shards"])).FailedWith(data, what);
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", "tables", name + ".csv");
}
