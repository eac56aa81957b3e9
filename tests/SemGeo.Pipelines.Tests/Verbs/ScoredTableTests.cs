using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

/// <summary>Tables and folders as people have them, through the verbs that use a model.</summary>
[TestClass]
[TestCategory("Slow")]
public sealed class ScoredTableTests
{
    [TestMethod]
    [DataRow("51-quoted-heading-before-position", 3, "40.719277", "-73.997737", "")]
    [DataRow("08-newline-in-quoted-cell", 3, "40.719277", "-73.997737", "")]
    [DataRow("05-semicolon-decimal-comma", 3, "40.719277", "-73.997737", "")]
    [DataRow("43-sep-line", 3, "40.719277", "-73.997737", "")]
    [DataRow("12-imagepath-lat-lng", 3, "40.719277", "-73.997737", "")]
    [DataRow("16-backslash", 3, "40.719277", "-73.997737", "")]
    [DataRow("21-swapped", 2, "", "", "2 of 2 photos have a position out of range")]
    [DataRow("25-zero-zero", 1, "", "", "1 of 1 photos has the position 0,0")]
    public async Task Rows_are_scored_with_their_positions(string name, int rows, string latitude, string longitude, string line)
    {
        using var folder = Photos();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Golden", "tables", name + ".csv"), folder["t.csv"]);
        foreach (var output in new[] { folder["s.csv"], folder["s.geojson"], folder["s.jsonl"] })
            Assert.Contains(line, (await ScoreAsync(folder["t.csv"], output)).Succeeded().Error);

        var scores = Csv.Read(folder["s.csv"]);
        Assert.HasCount(rows, scores);
        Assert.AreEqual((latitude, longitude, ""), (scores[0]["Latitude"], scores[0]["Longitude"], scores[0]["ImageError"]));
        foreach (var output in new[] { folder["s.csv"], folder["s.geojson"], folder["s.jsonl"] })
            Assert.DoesNotContain("103.997", File.ReadAllText(output));
    }

    [TestMethod]
    public async Task Empty_path_and_absent_file_say_so()
    {
        using var folder = Photos();
        var table = folder.Write("t.csv", "Id,ImagePath\na,photos/earth-003520.jpg\nb,\nc,pictures/c.jpg\n");

        var run = (await ScoreAsync(table, folder["s.csv"])).Succeeded();

        Assert.Contains("no prediction: b: The row has neither", run.Error);
        Assert.Contains($"no prediction: c: The file does not exist. There is no folder 'pictures' in '{folder.Path}'. ({folder["pictures/c.jpg"]})", run.Error);
        Assert.Contains("photos that do not exist: 1. Relative paths", run.Error);
    }

    [TestMethod]
    public async Task Scoring_and_evaluation_that_leave_nothing_over_fail()
    {
        using var folder = Photos();
        var absent = folder.Write("absent.csv", "ImagePath,Latitude,Longitude\nnone.jpg,1,2\n");
        var score = await ScoreAsync(absent, folder["s.csv"]);
        Assert.AreEqual(1, score.ExitCode);
        Assert.Contains("semgeo: no photo has a prediction", score.Error);
        Assert.AreEqual("none.jpg", Csv.Read(folder["s.csv"]).Single()["Id"]);
        (await Cli.RunAsync("evaluate", "-m", await TinyModel.PathAsync(), "-d", absent)).FailedWith("has a prediction", "does not exist");
        var nowhere = folder.Write("nowhere.csv", "ImagePath\nphotos/earth-003520.jpg\n");
        (await Cli.RunAsync("evaluate", "-m", await TinyModel.PathAsync(), "-d", nowhere)).FailedWith("1 of 1 photos has no position", "nothing to measure");
    }

    [TestMethod]
    public async Task Photo_given_as_data_is_a_folder_of_one()
    {
        using var folder = Photos();
        File.Copy(folder["photos/earth-003520.jpg"], folder["download.csv"]);

        (await ScoreAsync(folder["download.csv"], folder["s.csv"])).Succeeded();

        Assert.AreEqual("download.csv", Csv.Read(folder["s.csv"]).Single()["Id"]);
    }

    [TestMethod]
    public async Task Hidden_photos_are_scored_where_they_are_asked_for()
    {
        using var folder = Photos();
        Directory.CreateDirectory(folder["photos/@eaDir"]);
        File.WriteAllBytes(folder["photos/@eaDir/thumb.jpg"], TestPhotos.Jpeg(1));

        var run = (await ScoreAsync(folder["photos"], folder["s.csv"])).Succeeded();
        Assert.HasCount(3, Csv.Read(folder["s.csv"]));
        Assert.Contains("1 hidden files were left out", run.Error);
        (await ScoreAsync(folder["photos"], folder["h.csv"], "--hidden")).Succeeded();
        Assert.HasCount(4, Csv.Read(folder["h.csv"]));
    }

    private static TemporaryFolder Photos()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["photos"]);
        for (var i = 0; i < 3; i++)
            File.WriteAllBytes(folder[$"photos/earth-00352{i}.jpg"], TestPhotos.Jpeg(i));
        return folder;
    }

    private static async Task<RunResult> ScoreAsync(string data, string output, params string[] more) =>
        await Cli.RunAsync(["score", "-m", await TinyModel.PathAsync(), "-d", data, "-o", output, .. more]);
}
