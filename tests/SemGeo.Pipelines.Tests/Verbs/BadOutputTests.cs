using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
[TestCategory("Slow")]
public sealed class BadOutputTests
{
    [TestMethod]
    public async Task Folder_to_write_to_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();
        var output = Path.Combine(folder.Path, "none", "scores.csv");
        (await ScoreAsync(folder, output)).FailedWith(output);
    }

    [TestMethod]
    public async Task Folder_in_the_place_of_the_file_is_named_and_stays()
    {
        using var folder = new TemporaryFolder();
        using var target = new TemporaryFolder();
        Directory.CreateDirectory(target["scores.csv"]);
        (await ScoreAsync(folder, target["scores.csv"])).FailedWith(target["scores.csv"]);
        Assert.IsTrue(Directory.Exists(target["scores.csv"]));
        Assert.HasCount(1, Directory.GetFileSystemEntries(target.Path));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("csv")]
    [DataRow("jsonl")]
    [DataRow("geojson")]
    public async Task Full_disk_is_named(string format)
    {
        using var folder = new TemporaryFolder();
        (await ScoreAsync(folder, "/dev/full", "--format", format)).FailedWith("/dev/full", "No space left");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task Full_disk_is_named_for_figures_and_for_a_model()
    {
        var (model, table) = (await TinyModel.PathAsync(), Path.Combine(await TinyModel.EarthAsync(), "test.csv"));
        (await Cli.RunAsync("evaluate", "-m", model, "-d", table, "-o", "/dev/full")).FailedWith("/dev/full");
        (await Cli.RunAsync("train", "-c", await TinyModel.ConfigurationAsync(), "-s", "partitioning:minImages=1", "-s", "partitioning:thresholds=1,2", "-d", table, "-o", "/dev/full")).FailedWith("/dev/full");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task File_size_limit_is_named()
    {
        using var folder = new TemporaryFolder();
        (await Cli.StartWithFileLimitAsync(1, "synthesize", "-o", folder["earth"], "-s", "synthesize:countryCount=1", "-s", "synthesize:photosPerCountry=4")).FailedWith(folder["earth"], "could not be written");
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static async Task<RunResult> ScoreAsync(TemporaryFolder photos, string output, params string[] more)
    {
        TestPhotos.Write(photos, 1);
        return await Cli.RunAsync(["score", "-m", await TinyModel.PathAsync(), "-d", photos.Path, "-o", output, .. more]);
    }
}
