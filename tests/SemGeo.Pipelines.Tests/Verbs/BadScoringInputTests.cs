using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
[TestCategory("Slow")]
public sealed class BadScoringInputTests
{
    [TestMethod]
    public async Task Bad_photos_cost_themselves_and_say_why()
    {
        using var folder = new TemporaryFolder();
        using var target = new TemporaryFolder();
        TestPhotos.Write(folder, 2);
        var jpeg = TestPhotos.Jpeg(5);
        File.WriteAllBytes(folder["truncated.jpg"], jpeg[..(jpeg.Length / 2)]);
        File.WriteAllBytes(folder["header-only.jpg"], jpeg[..20]);
        folder.Write("corrupt.jpg", "this is no photo at all");
        folder.Write("empty.jpg", "");
        Directory.CreateDirectory(folder["directory.jpg"]);
        var run = (await ScoreAsync(folder.Path, target["scores.csv"])).Succeeded();
        var rows = Csv.Read(target["scores.csv"]).ToDictionary(row => row["Id"]);
        CollectionAssert.AreEquivalent(new[] { "photo-0.jpg", "photo-1.jpg", "truncated.jpg", "header-only.jpg", "corrupt.jpg", "empty.jpg", "directory.jpg" }, rows.Keys.ToArray());
        foreach (var name in new[] { "header-only.jpg", "corrupt.jpg", "empty.jpg", "directory.jpg" })
        {
            Assert.AreNotEqual("", rows[name]["ImageError"], name);
            Assert.AreEqual("", rows[name]["PredictedLatitude"], name);
            Assert.AreEqual("", rows[name]["Probability"], name);
            Assert.Contains($"no prediction: {name}: ", run.Error);
        }

        // Decoders differ in whether they show the half that is there.
        Assert.AreNotEqual(rows["truncated.jpg"]["ImageError"].Length > 0, rows["truncated.jpg"]["PredictedLatitude"].Length > 0);
        foreach (var name in new[] { "photo-0.jpg", "photo-1.jpg" })
            Assert.AreNotEqual("", rows[name]["PredictedLatitude"], name);
    }

    [TestMethod]
    public async Task Photos_of_a_table_that_are_not_there_say_so()
    {
        using var folder = new TemporaryFolder();
        TestPhotos.Write(folder, 1);
        var table = folder.Write("t.csv", "ImagePath\nphoto-0.jpg\nnone.jpg\n\n");
        (await ScoreAsync(table, folder["scores.csv"])).Succeeded();
        var rows = Csv.Read(folder["scores.csv"]);
        Assert.AreEqual("none.jpg", rows[1]["Id"]);
        Assert.Contains("not exist", rows[1]["ImageError"]);
        Assert.AreEqual("", rows[0]["ImageError"]);
    }

    [TestMethod]
    public async Task Evaluate_counts_a_coordinate_out_of_range_as_missing()
    {
        using var folder = new TemporaryFolder();
        TestPhotos.Write(folder, 2);
        var table = folder.Write("t.csv", "ImagePath,Latitude,Longitude\nphoto-0.jpg,48.85,2.35\nphoto-1.jpg,99,999\n");
        var run = (await Cli.RunAsync("evaluate", "-m", await TinyModel.PathAsync(), "-d", table, "--examples", "2")).Succeeded();
        Assert.AreEqual(1, run.Output.Split(" km from the truth").Length - 1, run.Output);
    }

    [TestMethod]
    public async Task Absent_and_empty_folders_are_named()
    {
        using var folder = new TemporaryFolder();
        (await ScoreAsync(folder["none"], folder["scores.csv"])).FailedWith(folder["none"], "no folder");
        (await ScoreAsync(folder.Path, folder["scores.csv"])).FailedWith(folder.Path, "holds no photo");
    }

    [TestMethod]
    public async Task Name_that_tells_no_format_is_refused()
    {
        using var folder = new TemporaryFolder();
        (await ScoreAsync(folder.Path, folder["scores.xlsx"])).FailedWith("scores.xlsx", ".csv", ".jsonl", ".geojson", "--format");
    }

    [TestMethod]
    public async Task Gpu_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();
        TestPhotos.Write(folder, 1);
        (await ScoreAsync(folder.Path, folder["scores.csv"], "--gpu", "4711")).FailedWith("GPU 4711 was asked for");
    }

    private static async Task<RunResult> ScoreAsync(string data, string output, params string[] more) =>
        await Cli.RunAsync(["score", "-m", await TinyModel.PathAsync(), "-d", data, "-o", output, .. more]);
}
