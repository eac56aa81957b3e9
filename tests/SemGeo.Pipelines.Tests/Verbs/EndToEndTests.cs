using System.Globalization;
using System.Text.Json;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
[TestCategory("Slow")]
public sealed class EndToEndTests
{
    [TestMethod]
    public async Task Synthesize_again_finds_what_was_drawn_and_other_options_draw_anew()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["synthesize", "-o", folder["earth"], "-s", "synthesize:countryCount=2", "-s", "synthesize:photosPerCountry=3", "-s", "synthesize:heldOutPhotosPerCountry=1", "-s", "synthesize:imageSize=32"];
        Assert.Contains("6 training and 2 held-out photos of 2 countries, drawn in", (await Cli.RunAsync(arguments)).Succeeded().Output);
        Assert.HasCount(7, File.ReadAllLines(Path.Combine(folder["earth"], "train.csv")));
        Assert.Contains("found as drawn before", (await Cli.RunAsync(arguments)).Succeeded().Output);
    }

    [TestMethod]
    public async Task Train_tells_cells_and_writes_a_model()
    {
        var output = await TinyModel.TrainingOutputAsync();
        Assert.Contains("training photos: ", output);
        Assert.Contains("cells of at least 3 photos", output);
        Assert.Contains("cells of at least 12 photos", output);
        Assert.Contains("trained 1 epochs", output);
        Assert.IsTrue(File.Exists(await TinyModel.PathAsync()));
    }

    [TestMethod]
    [DataRow("AdaptiveS2", "s2:minImages=1", "s2:maxImages=8,16")]
    [DataRow("Countries", "countries:minImages=1", "scheme=Countries")]
    public async Task Train_builds_the_partitionings_that_the_configuration_names(string scheme, string first, string second)
    {
        using var folder = new TemporaryFolder();
        var run = (await Cli.RunAsync(
            "train", "-d", Path.Combine(await TinyModel.EarthAsync(), "train.csv"), "-o", folder["model.zip"], "-s", $"scheme={scheme}", "-s", first, "-s", second, "-s", "model:input:inputSize=32",
            "-s", "model:input:resizeShortSide=36", "-s", "model:input:batchSize=16", "-s", "model:training:epochs=1")).Succeeded();
        Assert.Contains(scheme == "Countries" ? "Country: 5 cells" : "Fine: ", run.Output);
        Assert.IsTrue(File.Exists(folder["model.zip"]));
    }

    [TestMethod]
    public async Task Evaluate_in_a_new_process_prints_and_writes_figures()
    {
        using var folder = new TemporaryFolder();
        var earth = await TinyModel.EarthAsync();
        var run = (await Cli.StartAsync(
            "evaluate", "--model", await TinyModel.PathAsync(), "--data", Path.Combine(earth, "test.csv"), "--training", Path.Combine(earth, "train.csv"), "--output", folder["figures.json"], "--examples", "3")).Succeeded();
        Assert.Contains("750", run.Output);
        Assert.AreEqual(3, run.Output.Split(" km from the truth").Length - 1, run.Output);
        Assert.AreEqual(JsonValueKind.Object, JsonDocument.Parse(File.ReadAllText(folder["figures.json"])).RootElement.ValueKind);
    }

    [TestMethod]
    public async Task Two_processes_score_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var (model, data) = (await TinyModel.PathAsync(), Path.Combine(await TinyModel.EarthAsync(), "test.csv"));
        var first = (await Cli.StartAsync("score", "-m", model, "-d", data, "-o", folder["first.csv"])).Succeeded();
        (await Cli.StartAsync("score", "-m", model, "-d", data, "-o", folder["second.csv"])).Succeeded();
        Assert.Contains("scored 8 photos, 8 with a prediction, 0 with a reason why not", first.Output);
        CollectionAssert.AreEqual(File.ReadAllBytes(folder["first.csv"]), File.ReadAllBytes(folder["second.csv"]));
        var rows = Csv.Read(folder["first.csv"]);
        Assert.HasCount(8, rows);
        foreach (var row in rows)
        {
            Assert.AreNotEqual("", row["PredictedCell"]);
            Assert.AreEqual("", row["ImageError"]);
            Assert.IsInRange(0, 1, double.Parse(row["Probability"], CultureInfo.InvariantCulture));
            Assert.IsGreaterThanOrEqualTo(0, double.Parse(row["ErrorKm"], CultureInfo.InvariantCulture));
        }
    }

    [TestMethod]
    public async Task Score_writes_the_same_answers_in_all_formats()
    {
        using var folder = new TemporaryFolder();
        var (model, data) = (await TinyModel.PathAsync(), Path.Combine(await TinyModel.EarthAsync(), "test.csv"));
        foreach (var extension in new[] { "csv", "jsonl", "geojson" })
            (await Cli.RunAsync("score", "-m", model, "-d", data, "-o", folder[$"scores.{extension}"])).Succeeded();
        (await Cli.RunAsync("score", "-m", model, "-d", data, "-o", folder["scores.txt"], "--format", "jsonl")).Succeeded();
        var cells = Csv.Read(folder["scores.csv"]).Select(row => row["PredictedCell"]).ToArray();
        var lines = File.ReadAllLines(folder["scores.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("predictedCell").GetString()).ToArray();
        var features = JsonDocument.Parse(File.ReadAllText(folder["scores.geojson"])).RootElement.GetProperty("features").EnumerateArray()
            .Select(feature => feature.GetProperty("properties").GetProperty("predictedCell").GetString()).ToArray();
        CollectionAssert.AreEqual(cells, lines);
        CollectionAssert.AreEqual(cells, features);
        CollectionAssert.AreEqual(File.ReadAllBytes(folder["scores.jsonl"]), File.ReadAllBytes(folder["scores.txt"]));
    }

    [TestMethod]
    public async Task Doctor_finds_all_well()
    {
        var run = (await Cli.StartAsync("doctor")).Succeeded();
        Assert.Contains("ML.NET: ", run.Output);
        Assert.Contains("doctor: all is well", run.Output);
    }
}
