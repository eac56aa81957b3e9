using System.Globalization;
using System.Text;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
[TestCategory("Slow")]
public sealed class ResumedScoringTests
{
    private static readonly string[] Flags = ["--crops", "Center", "--top", "2"];

    [TestMethod]
    [DataRow("jsonl")]
    [DataRow("csv")]
    public async Task Run_that_was_killed_several_times_ends_with_the_bytes_of_one_that_was_not(string extension)
    {
        using var folder = new TemporaryFolder();
        var (model, table) = (await TinyModel.PathAsync(), await WriteTableAsync(folder, 2300));
        var (whole, output) = (folder[$"whole.{extension}"], folder[$"killed.{extension}"]);
        (await Cli.StartAsync(["score", "-m", model, "-d", table, "-o", whole, .. Flags])).Succeeded();
        var partial = output + ".partial";
        var third = new FileInfo(whole).Length / 3;

        for (var kill = 1; kill <= 2; kill++)
            await KillAsync(() => File.Exists(partial) && new FileInfo(partial).Length >= kill * third, ["score", "-m", model, "-d", table, "-o", output, .. Flags]);
        Assert.IsFalse(File.Exists(output), "The run had ended before it was killed.");
        await CutAsync(partial);
        var last = (await Cli.StartAsync(["score", "-m", model, "-d", table, "-o", output, .. Flags])).Succeeded();

        Assert.Contains("of them by an earlier run", last.Output);
        Assert.Contains("scored 2300 photos", last.Output);
        Assert.Contains(", 1 with a reason why not", last.Output);
        CollectionAssert.AreEqual(File.ReadAllBytes(whole), File.ReadAllBytes(output));
        Assert.IsEmpty(Directory.EnumerateFiles(folder.Path, "*.partial*"));
    }

    [TestMethod]
    public async Task Earlier_run_with_other_photos_or_options_is_named_and_can_be_given_up()
    {
        using var folder = new TemporaryFolder();
        var (model, table) = (await TinyModel.PathAsync(), await WriteTableAsync(folder, 2000));
        var output = folder["scores.jsonl"];
        string[] run = ["score", "-m", model, "-d", table, "-o", output, .. Flags];
        await KillAsync(() => File.Exists(output + ".partial") && new FileInfo(output + ".partial").Length > 700_000, run);
        Assert.IsFalse(File.Exists(output), "The run had ended before it was killed.");

        (await Cli.RunAsync([.. run, "--mode", "Hierarchy"])).FailedWith("other options", "--restart");
        var rows = File.ReadAllLines(table);
        rows[5] = rows[5].Replace("row 4", "row other");
        File.WriteAllLines(table, rows);
        (await Cli.RunAsync(run)).FailedWith("photo 5 is 'row other'", "--restart");
        File.WriteAllLines(table, rows[..301]);
        (await Cli.RunAsync([.. run, "--restart"])).Succeeded();
        var lines = File.ReadAllLines(output);
        Assert.HasCount(300, lines);
        Assert.Contains("\"row other\"", lines[4]);
    }

    [TestMethod]
    public async Task Flags_change_the_answers()
    {
        using var folder = new TemporaryFolder();
        var (model, table) = (await TinyModel.PathAsync(), await WriteTableAsync(folder, 3));

        async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> ScoreAsync(params string[] flags)
        {
            (await Cli.RunAsync(["score", "-m", model, "-d", table, "-o", folder["s.csv"], .. flags])).Succeeded();
            return Csv.Read(folder["s.csv"]);
        }

        var plain = await ScoreAsync();
        var other = await ScoreAsync("--crops", "Center", "--merge", "Maximum", "--mode", "Hierarchy", "--top", "3", "--batch", "2", "--parallel", "2");
        Assert.IsFalse(plain[0].ContainsKey("TopCell1"));
        Assert.AreEqual(other[0]["PredictedCell"], other[0]["TopCell1"]);
        var ranked = await ScoreAsync("--mode", "Finest", "--top", "2");
        Assert.IsGreaterThanOrEqualTo(Number(ranked[0]["TopCellProbability2"]), Number(ranked[0]["TopCellProbability1"]));
        var coarse = await ScoreAsync("--minimum-granularity", "admin:2");
        Assert.AreNotEqual(plain[0]["PredictedAddress"], coarse[0]["PredictedAddress"]);
        (await Cli.RunAsync("score", "-m", model, "-d", table, "-o", folder["s.csv"], "--confidence", "0.2")).FailedWith("--confidence is 0.2");
    }

    [TestMethod]
    public async Task Shards_are_scored_and_trained_on_as_the_photos_are()
    {
        using var folder = new TemporaryFolder();
        var (model, earth) = (await TinyModel.PathAsync(), await TinyModel.EarthAsync());
        var (training, test) = (Path.Combine(earth, "train.csv"), Path.Combine(earth, "test.csv"));
        var packed = (await Cli.RunAsync("pack", "-d", test, "-o", folder["test"], "--shard-photos", "3")).Succeeded();
        Assert.Contains("packed 8 photos", packed.Output);
        Assert.Contains("in 3 shards", packed.Output);
        (await Cli.RunAsync("score", "-m", model, "-d", test, "-o", folder["files.csv"])).Succeeded();
        (await Cli.RunAsync("score", "-m", model, "-d", folder["test"], "-o", folder["shards.csv"])).Succeeded();
        foreach (var (file, shard) in Csv.Read(folder["files.csv"]).Zip(Csv.Read(folder["shards.csv"])))
        {
            foreach (var (name, value) in file.Where(pair => pair.Key != "ImagePath"))
                Assert.AreEqual(value, shard[name], name);
        }

        // Packed again from shards: the same photos.
        (await Cli.RunAsync("pack", "-d", Path.Combine(folder["test"], "*.tar"), "-o", folder["again"])).Succeeded();
        (await Cli.RunAsync("pack", "-d", training, "-o", folder["train"], "--shard-photos", "10")).Succeeded();
        var run = await Cli.RunAsync("train", "--config", await TinyModel.ConfigurationAsync(), "--data", Path.Combine(folder["train"], "*.tar"), "--output", folder["model.zip"]);
        Assert.Contains("trained 1 epochs", run.Succeeded().Output);
        (await Cli.RunAsync("score", "-m", folder["model.zip"], "-d", test, "-o", folder["own.csv"])).Succeeded();
        (await Cli.RunAsync("pack", "-d", training, "-o", folder["train"])).FailedWith("packed in another way");
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // Few photos many times, one of them absent, ids with what CSV has to quote.
    private static async Task<string> WriteTableAsync(TemporaryFolder folder, int rows)
    {
        var earth = await TinyModel.EarthAsync();
        var photos = Csv.Read(Path.Combine(earth, "test.csv")).Select(row => Path.Combine(earth, row["ImagePath"])).ToArray();
        var text = new StringBuilder("Id,ImagePath\n");
        for (var i = 0; i < rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"{(i % 7 == 3 ? $"\"a, \"\"b\"\" {i}\"" : $"row {i}")},{(i == 50 ? "absent.jpg" : photos[i % photos.Length])}\n");
        return folder.Write("photos.csv", text.ToString());
    }

    // As a kill amid a write leaves it.
    private static async Task CutAsync(string partial)
    {
        var bytes = await File.ReadAllBytesAsync(partial);
        await File.WriteAllBytesAsync(partial, bytes[..^7]);
    }

    private static async Task KillAsync(Func<bool> isTime, string[] arguments)
    {
        using var process = Cli.Start(arguments);
        while (!process.HasExited && !isTime())
            await Task.Delay(5);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }
}
