using System.Globalization;
using System.Text;
using SemGeo.Testing;
using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Pipelines.Tests.Verbs;

/// <summary>Scoring one collection in several processes.</summary>
[TestClass]
[TestCategory("Slow")]
public sealed class TeamScoringTests
{
    private const int Photos = 2300;

    [TestMethod]
    [DataRow(MpiKind.OpenMpi, 2, "csv")]
    [DataRow(MpiKind.OpenMpi, 4, "jsonl")]
    [DataRow(MpiKind.Mpich, 2, "geojson")]
    [DataRow(MpiKind.Mpich, 4, "csv")]
    public async Task Several_processes_write_the_bytes_of_one(MpiKind kind, int count, string extension)
    {
        using var folder = new TemporaryFolder();
        var launcher = TestLauncher.Find(kind);
        var table = await WriteTableAsync(folder);
        var (whole, shared) = (folder[$"whole.{extension}"], folder[$"shared.{extension}"]);
        (await Cli.StartAsync(await ArgumentsAsync(table, whole))).Succeeded();

        var run = (await Cli.LaunchAsync(launcher, count, await ArgumentsAsync(table, shared))).Succeeded();

        Assert.Contains($"scored {Photos} photos, {Photos - 1} with a prediction, 1 with a reason why not", run.Output);
        Assert.HasCount(2, run.Output.Split("scored "), run.Output);
        CollectionAssert.AreEqual(File.ReadAllBytes(whole), File.ReadAllBytes(shared));
        Assert.IsEmpty(Directory.EnumerateFiles(folder.Path, "*.partial*"));
    }

    [TestMethod]
    [DataRow(MpiKind.OpenMpi, "jsonl")]
    [DataRow(MpiKind.Mpich, "csv")]
    public async Task A_run_that_was_killed_goes_on_in_another_number_of_processes(MpiKind kind, string extension)
    {
        using var folder = new TemporaryFolder();
        var variables = TestLauncher.Variables(kind);
        var table = await WriteTableAsync(folder);
        var (whole, killed) = (folder[$"whole.{extension}"], folder[$"killed.{extension}"]);
        (await Cli.StartAsync(await ArgumentsAsync(table, whole))).Succeeded();
        var partial = killed + ".partial";
        using (var process = Cli.Start(variables, await ArgumentsAsync(table, killed, "--processes", "2")))
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
            while (!process.HasExited && !(File.Exists(partial) && new FileInfo(partial).Length > new FileInfo(whole).Length / 5))
                await timer.WaitForNextTickAsync();
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        Assert.IsFalse(File.Exists(killed), "The run had ended before it was killed.");
        var last = (await Cli.StartAsync(variables, await ArgumentsAsync(table, killed, "--processes", "3"))).Succeeded();

        Assert.Contains("of them by an earlier run", last.Output);
        CollectionAssert.AreEqual(File.ReadAllBytes(whole), File.ReadAllBytes(killed));
        Assert.IsEmpty(Directory.EnumerateFiles(folder.Path, "*.partial*"));
    }

    [TestMethod]
    [DataRow(MpiKind.OpenMpi)]
    [DataRow(MpiKind.Mpich)]
    public async Task What_only_rank_0_finds_wrong_ends_all(MpiKind kind)
    {
        using var folder = new TemporaryFolder();
        var variables = TestLauncher.Variables(kind);
        folder.Write("scores.csv.partial", "something");
        folder.Write("scores.csv.partial.json", "{}");

        var run = await Cli.StartAsync(variables, await ArgumentsAsync(await WriteTableAsync(folder), folder["scores.csv"], "--processes", "2"));

        run.FailedWith("was begun with another model or other options", "--restart");
    }

    private static async Task<string[]> ArgumentsAsync(string table, string output, params string[] more) =>
        ["score", "-m", await TinyModel.PathAsync(), "-d", table, "-o", output, "--crops", "Center", "--top", "2", "--threads", "2", .. more];

    // Few photos many times, one of them absent.
    private static async Task<string> WriteTableAsync(TemporaryFolder folder)
    {
        var earth = await TinyModel.EarthAsync();
        var photos = Csv.Read(Path.Combine(earth, "test.csv")).Select(row => Path.Combine(earth, row["ImagePath"])).ToArray();
        var text = new StringBuilder("Id,ImagePath\n");
        for (var i = 0; i < Photos; i++)
            text.Append(CultureInfo.InvariantCulture, $"row {i},{(i == 50 ? "absent.jpg" : photos[i % photos.Length])}\n");
        return folder.Write("photos.csv", text.ToString());
    }
}
