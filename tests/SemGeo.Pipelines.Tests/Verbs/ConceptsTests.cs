using System.Globalization;
using System.Text.Json;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
[TestCategory("Slow")]
public sealed class ConceptsTests
{
    private static readonly string[] Fast = ["-s", "concepts:explanation:steps=2", "-s", "concepts:explanation:samples=2", "--min-count", "1", "--intervals", "0-750,750-21000"];

    [TestMethod]
    public async Task Photos_and_tables_are_written()
    {
        using var folder = new TemporaryFolder();
        var run = (await RunAsync(folder, "--dilation", "2")).Succeeded();
        Assert.Contains("explained 8 of 8 photos, 0 with a reason why not; 8 in the tables, 0 of them beyond the intervals", run.Output);
        Assert.Contains("integrated gradients miss the change", run.Output);
        Assert.IsFalse(File.Exists(folder["explained.jsonl.partial"]), "What goes on is over.");
        var rows = Csv.Read(folder["concepts.csv"]);
        Assert.HasCount(8, rows.Select(row => row["Id"]).Distinct().ToArray());
        foreach (var row in rows)
        {
            var (influence, intersection, size) = (Number(row["Influence"]), Number(row["Intersection"]), Number(row["Size"]));
            Assert.AreEqual(intersection / size, influence, 1e-4);
            Assert.AreNotEqual("", row["DilatedInfluence"]);
        }

        foreach (var table in new[] { "table-3-highest-and-lowest", "table-4-dilation", "tables-5-and-6-all", "figure-4-differences" })
        {
            foreach (var ending in new[] { ".md", ".csv", ".html" })
                Assert.IsTrue(File.Exists(folder[table + ending]), table + ending);
        }

        // The means of the tables are those of the photos.
        var all = Csv.Read(folder["tables-5-and-6-all.csv"]);
        foreach (var concept in all.Select(row => row["concept"]))
        {
            var near = rows.Where(row => row["Concept"] == concept && Number(row["ErrorKm"]) < 750).Select(row => Number(row["Influence"])).ToArray();
            var cell = all.Single(row => row["concept"] == concept)["mean [0-750) km"];
            Assert.AreEqual(near.Length == 0 ? "" : near.Average().ToString("0.00", CultureInfo.InvariantCulture), cell, concept);
        }
    }

    [TestMethod]
    public async Task Json_lines_hold_a_photo_each_and_without_dilation_there_is_no_table_4()
    {
        using var folder = new TemporaryFolder();
        (await RunAsync(folder, "--format", "jsonl")).Succeeded();
        var photos = File.ReadAllLines(folder["concepts.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.HasCount(8, photos);
        Assert.IsTrue(photos.All(photo => photo.GetProperty("concepts").GetArrayLength() > 0));
        Assert.IsFalse(File.Exists(folder["table-4-dilation.md"]));
    }

    [TestMethod]
    public async Task Missing_masks_cost_their_photo_and_wrong_arguments_are_one_message()
    {
        using var folder = new TemporaryFolder();
        using var masks = new TemporaryFolder();
        foreach (var mask in Directory.GetFiles(Path.Combine(await TinyModel.EarthAsync(), "masks")).Order().Skip(1))
            File.Copy(mask, masks[Path.GetFileName(mask)]);
        var data = Path.Combine(await TinyModel.EarthAsync(), "test.csv");
        var missing = Csv.Read(data)[0]["Id"];
        File.Delete(masks[missing + ".png"]);
        var run = (await Cli.RunAsync(["concepts", "-m", await TinyModel.PathAsync(), "-d", data, "--masks", masks.Path, "-o", folder.Path, .. Fast])).Succeeded();
        Assert.Contains("explained 7 of 8 photos", run.Output);
        Assert.Contains($"not explained: {missing}: The mask", run.Error);
        (await RunAsync(folder, "--intervals", "far")).FailedWith("'far' is no interval");
        (await Cli.RunAsync("concepts", "-m", await TinyModel.PathAsync(), "-d", data, "-o", folder.Path)).FailedWith("exactly one source of masks");
        (await Cli.RunAsync("concepts", "-m", await TinyModel.PathAsync(), "-d", data, "-o", folder.Path, "--masks", "/nowhere")).FailedWith("/nowhere");
    }

    [TestMethod]
    public async Task Run_that_ended_several_times_writes_the_bytes_of_one_that_did_not()
    {
        using var folder = FrozenFolder.Copy("earth", "models/image.zip");
        string[] run =
        [
            "concepts", "-m", folder["models/image.zip"], "-d", folder["earth/train.csv"], "--images", folder["earth"], "--masks", folder["earth/masks"], "--format", "jsonl",
            "-s", "concepts:onBadImage=Throw", .. Fast, "-o",
        ];
        (await Cli.RunAsync([.. run, folder["whole"]])).Succeeded();
        var ids = Csv.Read(folder["earth/train.csv"]).Select(row => row["Id"]).ToArray();

        // Where a mask is absent a run ends with an error, and keeps the photos before those that are explained with that one.
        foreach (var (last, kept) in new[] { (14, 13), (19, 18) })
        {
            var mask = folder[$"earth/masks/{ids[last]}.png"];
            File.Move(mask, mask + ".away");
            (await Cli.RunAsync([.. run, folder["ended"]])).FailedWith(ids[last]);
            Assert.HasCount(kept, File.ReadAllLines(folder["ended/explained.jsonl.partial"]));
            File.Move(mask + ".away", mask);
        }

        Assert.Contains("18 photos were explained by an earlier run", (await Cli.RunAsync([.. run, folder["ended"]])).Succeeded().Output);

        var names = Directory.GetFiles(folder["whole"]).Select(Path.GetFileName).ToArray();
        CollectionAssert.AreEquivalent(names, Directory.GetFiles(folder["ended"]).Select(Path.GetFileName).ToArray());
        foreach (var name in names)
            Assert.AreEqual(File.ReadAllText(Path.Combine(folder["whole"], name!)), File.ReadAllText(Path.Combine(folder["ended"], name!)), name);
    }

    private static async Task<RunResult> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        var earth = await TinyModel.EarthAsync();
        string[] all = ["concepts", "-m", await TinyModel.PathAsync(), "-d", Path.Combine(earth, "test.csv"), "--masks", Path.Combine(earth, "masks"), "-o", folder.Path, .. arguments];
        return await Cli.RunAsync(arguments.Contains("--intervals") ? all : [.. all, .. Fast]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
