using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using SemGeo.Pipelines.Training;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

/// <summary>Runs that version 0.1 began and that were killed (tests/Shared/Frozen) go on with this build.</summary>
[TestClass]
public sealed class FrozenRunTests
{
    private static readonly string[] Fast = ["-s", "concepts:explanation:steps=2", "-s", "concepts:explanation:samples=2", "--min-count", "1", "--format", "jsonl"];

    [TestMethod]
    public async Task Training_on_embeddings_goes_on_from_its_newest_checkpoint()
    {
        using var folder = FrozenFolder.Copy("embeddings.csv", "held-embeddings.csv", "run-embeddings");
        string[] train =
        [
            "train", "-d", folder["embeddings.csv"], "--validation", folder["held-embeddings.csv"], "-o", folder["heads.zip"], "--checkpoints", folder["run-embeddings"], "--resume",
            "-s", "model:embeddingColumnName=Embedding", "-s", "model:threads=1", "-s", "partitioning:minImages=2", "-s", "partitioning:thresholds=3,8", "-s", "model:input:batchSize=8",
            "-s", "model:input:shuffleBuffer=16", "-s", "model:training:averageDecay=0.99", "-s", "model:training:learningRate=0.3", "-s", "model:training:epochs=30",
            "-s", "model:training:checkpoints:everyImages=8",
        ];
        (await Cli.RunAsync([.. train, "-s", "model:training:learningRate=0.4", "-s", "model:seed=2"])).FailedWith("are of another run", "input.seed was 1, now it is 2", "training.learningRate was 0.3, now it is 0.4");

        var run = (await Cli.RunAsync(train)).Succeeded();

        Assert.Contains("checkpoint-00000007': epoch 2, 48 photos seen", run.Error);
        Assert.Contains("trained 30 epochs, 720 photos", run.Output);
        var curves = LearningCurveLog.Read(folder["run-embeddings/training.jsonl"]);
        CollectionAssert.AreEqual(Enumerable.Range(1, 30).ToArray(), curves.Validations.Select(validation => validation.Epoch).ToArray());
        Assert.AreEqual(3.1895047922929125, curves.Validations[0].Loss, "That of version 0.1.");
        Assert.IsLessThan(curves.Validations[0].Loss, curves.Validations[^1].Loss);
    }

    [TestMethod]
    public async Task Training_on_shards_goes_on_from_its_newest_checkpoint()
    {
        using var folder = FrozenFolder.Copy("models/image.zip", "shards", "run-photos.zip");
        ZipFile.ExtractToDirectory(folder["run-photos.zip"], folder.Path);
        string[] train =
        [
            "train", "-d", "shards", "-o", "photos.zip", "--from", "models/image.zip", "--checkpoints", "run-photos", "--resume",
            "-s", "model:backbone=mobilenet_v3_small", "-s", "model:training:freezeBackbone=true", "-s", "model:threads=1", "-s", "partitioning:minImages=2", "-s", "partitioning:thresholds=3,8",
            "-s", "model:validationFraction=0", "-s", "model:input:inputSize=32", "-s", "model:input:resizeShortSide=36", "-s", "model:input:batchSize=8", "-s", "model:training:epochs=4",
            "-s", "model:training:checkpoints:everyImages=8",
        ];
        (await Cli.StartInAsync(folder.Path, [.. train, "-s", "model:input:resizeShortSide=40"])).FailedWith("are of another run", "input.resizeShortSide was 36, now it is 40");

        var run = (await Cli.StartInAsync(folder.Path, train)).Succeeded();

        Assert.Contains("decoded by libjpeg and libpng so far and are by SkiaSharp", run.Error);
        Assert.Contains("checkpoint-00000003': epoch 1, 24 photos seen", run.Error);
        Assert.Contains("trained 4 epochs, 96 photos", run.Output);
    }

    [TestMethod]
    public async Task Scoring_goes_on_behind_its_last_complete_stretch()
    {
        using var folder = FrozenFolder.Copy("earth", "models/image.zip", "journals/score");
        string[] score = ["score", "-m", "models/image.zip", "-d", "journals/score/photos.csv", "--images", "earth", "--threads", "1", "-o", "journals/score/scores.csv"];
        var begun = File.ReadAllText(folder["journals/score/scores.csv.partial"]);
        (await Cli.StartInAsync(folder.Path, [.. score, "--mode", "Hierarchy"])).FailedWith("other options", "scoring.mode was Finest, now it is Hierarchy", "--restart");

        var run = (await Cli.StartInAsync(folder.Path, score)).Succeeded();

        Assert.Contains("scored 600 photos, 512 of them by an earlier run", run.Output);
        Assert.IsFalse(File.Exists(folder["journals/score/scores.csv.partial"]));
        var lines = File.ReadAllText(folder["journals/score/scores.csv"]).Split('\n');
        Assert.AreEqual(string.Join('\n', begun.Split('\n')[..513]), string.Join('\n', lines[..513]), "The rows of version 0.1 stay.");
        var (rows, whole) = (Csv.Read(folder["journals/score/scores.csv"]), Csv.Read(folder["journals/score/whole.csv"]));
        Assert.HasCount(600, rows);
        foreach (var (row, frozen) in rows.Zip(whole))
        {
            Assert.AreEqual((frozen["Id"], frozen["ImagePath"], frozen["PredictedCell"]), (row["Id"], row["ImagePath"], row["PredictedCell"]));
            Assert.AreEqual(Number(frozen["Probability"]), Number(row["Probability"]), 1e-2);
        }
    }

    [TestMethod]
    public async Task Geocoding_goes_on_behind_its_last_complete_row()
    {
        using var folder = FrozenFolder.Copy("journals/geocode");

        var run = (await Cli.RunAsync("geocode", "-d", folder["journals/geocode/coordinates.csv"], "-o", folder["journals/geocode/out.jsonl"])).Succeeded();

        Assert.Contains("of them in an earlier run", run.Output);
        Assert.AreEqual(File.ReadAllText(folder["journals/geocode/whole.jsonl"]), File.ReadAllText(folder["journals/geocode/out.jsonl"]));
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Concepts_go_on_behind_the_last_explained_photo()
    {
        using var folder = FrozenFolder.Copy("earth", "models/image.zip", "journals/concepts", "concepts");
        string[] explain = ["concepts", "-m", "models/image.zip", "-d", "earth/test.csv", "--images", "earth", "--masks", "earth/masks", "-o", "journals/concepts", .. Fast];
        (await Cli.StartInAsync(folder.Path, [.. explain, "-s", "concepts:explanation:seed=5"])).FailedWith("other options", "explanation.seed was 0, now it is 5", "--restart");

        var run = (await Cli.StartInAsync(folder.Path, explain)).Succeeded();

        Assert.Contains("5 photos were explained by an earlier run", run.Output);
        var (lines, frozen) = (File.ReadAllLines(folder["journals/concepts/concepts.jsonl"]), File.ReadAllLines(folder["concepts/concepts.jsonl"]));
        CollectionAssert.AreEqual(frozen[..5], lines[..5], "Those of version 0.1.");
        CollectionAssert.AreEqual(frozen.Select(Names).ToArray(), lines.Select(Names).ToArray());

        static string Names(string line)
        {
            var photo = JsonDocument.Parse(line).RootElement;
            return $"{photo.GetProperty("id")} {string.Join(' ', photo.GetProperty("concepts").EnumerateArray().Select(concept => concept.GetProperty("name").GetString()))}";
        }
    }

    [TestMethod]
    public async Task Packing_goes_on_behind_the_last_shard()
    {
        using var folder = FrozenFolder.Copy("earth", "journals/pack");
        string[] pack = ["pack", "-d", "earth/train.csv", "--images", "earth", "--shard-photos", "4", "-o", "journals/pack/shards", "--short-side"];
        (await Cli.StartInAsync(folder.Path, [.. pack, "44"])).FailedWith("packed in another way (--short-side was 40, now it is 44)");
        var first = File.ReadAllBytes(folder["journals/pack/shards/shard-000000.tar"]);

        var run = (await Cli.StartInAsync(folder.Path, [.. pack, "40"])).Succeeded();

        Assert.Contains("packed 24 photos", run.Output);
        Assert.Contains("in 6 shards, 8 by an earlier run", run.Output);
        CollectionAssert.AreEqual(first, File.ReadAllBytes(folder["journals/pack/shards/shard-000000.tar"]));
        Assert.HasCount(6, Directory.GetFiles(folder["journals/pack/shards"], "*.tar"));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
