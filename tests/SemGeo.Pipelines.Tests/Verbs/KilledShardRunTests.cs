using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

/// <summary>Packing, training and scoring with shards, ended by SIGKILL.</summary>
[TestClass]
[TestCategory("Slow")]
public sealed class KilledShardRunTests
{
    [TestMethod]
    public async Task Packing_that_was_killed_goes_on_to_the_same_shards()
    {
        using var folder = new TemporaryFolder();
        var table = await WriteTableAsync(folder, 12_000);
        string[] Pack(string name) => ["pack", "-d", table, "-o", folder[name], "--short-side", "24", "--shard-photos", "400"];
        (await Cli.StartAsync(Pack("whole"))).Succeeded();

        foreach (var shard in new[] { 3, 11 })
            await KillAsync(() => File.Exists(Path.Combine(folder["killed"], $"shard-{shard:D6}.tar")), Pack("killed"));
        Assert.IsLessThan(30, Directory.GetFiles(folder["killed"], "*.tar").Length, "The run had ended before it was killed.");
        var last = (await Cli.StartAsync(Pack("killed"))).Succeeded();

        Assert.Contains("packed 12000 photos", last.Output);
        Assert.Contains("by an earlier run", last.Output);
        Assert.AreEqual(Contents(folder["whole"]), Contents(folder["killed"]));
    }

    [TestMethod]
    public async Task Training_on_shards_that_was_killed_ends_with_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        (await Cli.RunAsync("pack", "-d", Path.Combine(await TinyModel.EarthAsync(), "train.csv"), "-o", folder["shards"], "--shard-photos", "10")).Succeeded();
        var configuration = await TinyModel.ConfigurationAsync();
        string[] Train(string name) =>
        [
            "train", "--config", configuration, "--data", Path.Combine(folder["shards"], "*.tar"), "--output", folder[name + ".zip"], "--checkpoints", folder[name], "--resume",
            "-s", "model:training:epochs=3", "-s", "model:training:checkpoints:everyImages=8", "-s", "model:input:shuffleBuffer=16", "-s", "model:threads=1",
        ];
        (await Cli.StartAsync(Train("whole"))).Succeeded();

        foreach (var checkpoint in new[] { 3, 9 })
            await KillAsync(() => Directory.Exists(Path.Combine(folder["killed"], $"checkpoint-{checkpoint:D8}")), Train("killed"));
        Assert.IsFalse(File.Exists(folder["killed.zip"]), "The run had ended before it was killed.");
        var last = (await Cli.StartAsync(Train("killed"))).Succeeded();

        Assert.Contains("The run goes on from '", last.Error);
        Assert.AreEqual(Entries(folder["whole.zip"]), Entries(folder["killed.zip"]));
    }

    [TestMethod]
    public async Task Scoring_of_shards_in_parts_at_once_that_was_killed_ends_with_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var (model, table) = (await TinyModel.PathAsync(), await WriteTableAsync(folder, 6_000));
        (await Cli.RunAsync("pack", "-d", table, "-o", folder["shards"], "--shard-photos", "700")).Succeeded();
        Spoil(Path.Combine(folder["shards"], "shard-000002.tar"));
        string[] Score(string name) => ["score", "-m", model, "-d", folder["shards"], "-o", folder[name], "--crops", "Center", "--threads", "3", "--parallel", "3"];
        var whole = (await Cli.StartAsync(Score("whole.csv"))).Succeeded();

        var partial = folder["killed.csv"] + ".partial";
        foreach (var share in new[] { 0.2, 0.6 })
            await KillAsync(() => File.Exists(partial) && new FileInfo(partial).Length > share * new FileInfo(folder["whole.csv"]).Length, Score("killed.csv"));
        Assert.IsFalse(File.Exists(folder["killed.csv"]), "The run had ended before it was killed.");
        var last = (await Cli.StartAsync(Score("killed.csv"))).Succeeded();

        foreach (var run in new[] { whole, last })
        {
            Assert.Contains("scored 6000 photos", run.Output);
            Assert.Contains("5999 with a prediction, 1 with a reason why not", run.Output);
            Assert.Contains("no prediction: row 1400: It is no image", run.Error);
        }

        CollectionAssert.AreEqual(File.ReadAllBytes(folder["whole.csv"]), File.ReadAllBytes(folder["killed.csv"]));
        CollectionAssert.AreEqual(Enumerable.Range(0, 6_000).Select(i => $"row {i}").ToArray(), Csv.Read(folder["killed.csv"]).Select(row => row["Id"]).ToArray());
    }

    // The first photo of the shard, behind its header.
    private static void Spoil(string shard)
    {
        using var file = new FileStream(shard, FileMode.Open);
        file.Position = 512;
        file.Write(new byte[64]);
    }

    private static async Task<string> WriteTableAsync(TemporaryFolder folder, int rows)
    {
        var earth = await TinyModel.EarthAsync();
        var photos = Csv.Read(Path.Combine(earth, "test.csv")).Select(row => Path.Combine(earth, row["ImagePath"])).ToArray();
        var text = new StringBuilder("Id,ImagePath\n");
        for (var i = 0; i < rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"row {i},{photos[i % photos.Length]}\n");
        return folder.Write("photos.csv", text.ToString());
    }

    private static async Task KillAsync(Func<bool> isTime, string[] arguments)
    {
        using var process = Cli.Start(arguments);
        while (!process.HasExited && !isTime())
            await Task.Delay(2);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    private static string Contents(string folder) => string.Join('\n', Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(path => $"{Path.GetFileName(path)} {Hash(File.ReadAllBytes(path))}"));

    private static string Entries(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        return string.Join('\n', archive.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal).Select(entry =>
        {
            using var stream = entry.Open();
            return $"{entry.FullName} {Convert.ToHexString(SHA256.HashData(stream))}";
        }));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
