using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SemGeo.Testing;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Checkpoints;

namespace SemGeo.Vision.Tests.Training.Checkpoints;

[TestClass]
public sealed class CheckpointFolderTests
{
    [TestMethod]
    public void The_last_two_checkpoints_are_kept_whole()
    {
        using var folder = new TemporaryFolder();

        Train(folder);

        Assert.HasCount(2, CheckpointPaths.CheckpointsIn(folder));
        foreach (var checkpoint in CheckpointPaths.CheckpointsIn(folder))
        {
            CollectionAssert.AreEquivalent(
                new[] { "average.safetensors", "best.safetensors", "manifest.json", "momentum.safetensors", "run.json", "state.json", "weights.safetensors" },
                Directory.GetFiles(checkpoint).Select(Path.GetFileName).ToArray());
        }
    }

    [TestMethod]
    [DataRow("weights.safetensors", "weights.safetensors was changed or is damaged")]
    [DataRow("state.json", "state.json was changed or is damaged")]
    [DataRow("manifest.json", "manifest.json is damaged")]
    public void A_damaged_checkpoint_is_passed_over_and_said(string file, string reason)
    {
        using var folder = new TemporaryFolder();
        using var whole = ToyRun.Model();
        using var resumed = ToyRun.Model();
        ToyRun.Train(whole);
        Train(folder);
        Damage(CheckpointPaths.CheckpointsIn(folder)[^1], file);

        var reports = new ProgressReports();
        var result = ToyRun.Train(resumed, folder.Path, reports);

        StringAssert.Contains(result.Notices[0], reason);
        StringAssert.Contains(result.Notices[1], "The run goes on from '");
        Assert.AreEqual(result.Notices[0], reports.All[0].Notice);
        Assert.AreEqual(KillableRun.Weights(whole), KillableRun.Weights(resumed));
    }

    [TestMethod]
    public void A_file_that_is_cut_short_or_absent_is_named()
    {
        using var folder = new TemporaryFolder();
        using var model = ToyRun.Model();
        Train(folder);
        var momentum = Path.Combine(CheckpointPaths.CheckpointsIn(folder)[^1], "momentum.safetensors");
        File.WriteAllBytes(momentum, File.ReadAllBytes(momentum)[..^1]);
        StringAssert.Contains(ToyRun.Train(model, folder.Path).Notices[0], "momentum.safetensors has ");

        File.Delete(Path.Combine(CheckpointPaths.CheckpointsIn(folder)[^1], "best.safetensors"));
        StringAssert.Contains(ToyRun.Train(model, folder.Path).Notices[0], "best.safetensors is absent");
    }

    [TestMethod]
    public void Only_damaged_checkpoints_are_an_error()
    {
        using var folder = new TemporaryFolder();
        using var model = ToyRun.Model();
        Train(folder);
        foreach (var checkpoint in CheckpointPaths.CheckpointsIn(folder))
            Damage(checkpoint, "weights.safetensors");

        StringAssert.Contains(Assert.ThrowsExactly<CheckpointException>(() => ToyRun.Train(model, folder.Path)).Message, "All 2 checkpoints in '");
    }

    [TestMethod]
    [DataRow("null", "manifest.json is damaged")]
    [DataRow("[]", "manifest.json is damaged")]
    [DataRow("""{"Version":1,"Files":null}""", "manifest.json is damaged")]
    [DataRow("""{"Version":1,"Files":{"weights.safetensors":null}}""", "manifest.json has no length and hash for 'weights.safetensors'")]
    [DataRow("""{"Version":1,"Files":{"weights.safetensors":{"Length":1,"Sha256":null}}}""", "manifest.json is damaged")]
    [DataRow("""{"Version":1,"Files":{"weights.safetensors":{"Length":"x","Sha256":""}}}""", "manifest.json is damaged")]
    [DataRow("""{"Version":1,"Files":{"weights.safetensors":{"Length":1e400,"Sha256":""}}}""", "manifest.json is damaged")]
    [DataRow("""{"Version":1,"Files":{"weights.safetensors":{"Length":-1,"Sha256":""}}}""", "bytes instead of -1")]
    [DataRow("""{"Version":1,"Files":{"weights.safetensors":{"Length":1,"Sha256":"\ud800"}}}""", "manifest.json is damaged")]
    [DataRow("""{"Version":1,"Version":1,"Files":{}}""", "manifest.json is damaged")]
    [DataRow("""{"Version":1,"Files":{"a":{"Length":1,"Sha256":""},"a":{"Length":1,"Sha256":""}}}""", "manifest.json is damaged")]
    [DataRow("""{"Version":99999999999,"Files":{}}""", "manifest.json is damaged")]
    [DataRow("""{"Version":2,"Files":{}}""", "manifest.json is of version 2, this program reads 1")]
    [DataRow("""{"Version":1,"Files":{}}""", "manifest.json does not name run.json")]
    public void A_manifest_that_no_run_writes_gives_way_to_the_checkpoint_before(string manifest, string reason)
    {
        using var folder = new TemporaryFolder();
        using var model = ToyRun.Model();
        Train(folder);
        File.WriteAllText(Path.Combine(CheckpointPaths.CheckpointsIn(folder)[^1], "manifest.json"), manifest);

        var notices = ToyRun.Train(model, folder.Path).Notices;

        StringAssert.Contains(notices[0], reason);
        StringAssert.Contains(notices[1], "The run goes on from '");
    }

    [TestMethod]
    [DataRow("state.json", "\"Epoch\":", "\"Epoch\":-", "state.json has Epoch -")]
    [DataRow("state.json", "\"ImagesSeen\":", "\"ImagesSeen\":9000000000000", "state.json has ImagesSeen 9")]
    [DataRow("state.json", "\"Steps\":", "\"Steps\":1e400,\"x\":", "state.json cannot be read")]
    [DataRow("state.json", "\"Missing\":[", "\"Missing\":[1,", "state.json has Missing of ")]
    [DataRow("state.json", "\"Missing\":[", "\"Missing\":null,\"x\":[", "state.json cannot be read")]
    [DataRow("state.json", "\"Validations\":[", "\"Validations\":[null,", "state.json has an empty entry in Validations")]
    [DataRow("state.json", "\"BadImages\":[", "\"BadImages\":[null,", "state.json has an empty entry in BadImages")]
    [DataRow("state.json", "\"Threads\":", "\"Threads\":1,\"Threads\":", "state.json cannot be read")]
    [DataRow("state.json", "\"Library\":\"", "\"Library\":\"\\ud800", "state.json cannot be read")]
    [DataRow("state.json", "\"Elapsed\":\"", "\"Elapsed\":\"9999999.", "state.json has Elapsed ")]
    [DataRow("run.json", "{", "[", "run.json cannot be read")]
    [DataRow("run.json", "{", "{\"x\":1,", "run.json cannot be read")]
    [DataRow("weights.safetensors", "data_offsets", "data_0ffsets", "weights.safetensors: ")]
    [DataRow("momentum.safetensors", "backbone", "backb0ne", "momentum.safetensors: ")]
    public void Content_that_no_run_writes_under_the_right_hash_gives_way_to_the_checkpoint_before(string file, string old, string by, string reason)
    {
        using var folder = new TemporaryFolder();
        using var whole = ToyRun.Model();
        using var resumed = ToyRun.Model();
        ToyRun.Train(whole);
        Train(folder);
        Forge(CheckpointPaths.CheckpointsIn(folder)[^1], file, old, by);

        var notices = ToyRun.Train(resumed, folder.Path).Notices;

        StringAssert.Contains(notices[0], reason);
        StringAssert.Contains(notices[1], "The run goes on from '");
        Assert.AreEqual(KillableRun.Weights(whole), KillableRun.Weights(resumed));
    }

    [TestMethod]
    public void A_folder_that_cannot_be_written_to_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var model = ToyRun.Model();
        File.WriteAllText(folder["file"], "");

        var error = Assert.ThrowsExactly<CheckpointException>(() => ToyRun.Train(model, folder["file/run"]));

        StringAssert.Contains(error.Message, $"The run cannot be kept: '{folder["file/run"]}' could not be written to: '{folder["file"]}' is a file.");
    }

    [TestMethod]
    public void A_folder_with_a_run_is_not_written_over()
    {
        using var folder = new TemporaryFolder();
        using var model = ToyRun.Model();
        Train(folder);

        var error = Assert.ThrowsExactly<CheckpointException>(() => new GeoTrainer(ToyRun.Options(folder.Path, resume: false), ToyRun.Cells).Train(model, ToyRun.Input()));

        StringAssert.Contains(error.Message, "holds checkpoints of a run already: resume it (Checkpoints.Resume, --resume), or give another folder.");
    }

    [TestMethod]
    public void A_folder_that_is_in_use_is_an_error()
    {
        using var folder = new TemporaryFolder();
        using var model = ToyRun.Model();
        var error = default(CheckpointException);

        using var running = ToyRun.Model();
        ToyRun.Train(running, folder.Path, new ProgressReports(_ => error ??= Assert.ThrowsExactly<CheckpointException>(() => ToyRun.Train(model, folder.Path))));

        StringAssert.Contains(error!.Message, "is in use by another training run");
    }

    [TestMethod]
    public void What_a_killed_process_left_unfinished_is_cleared_away()
    {
        using var folder = new TemporaryFolder();
        using var model = ToyRun.Model();
        Directory.CreateDirectory(folder["checkpoint-00000009.tmp"]);
        File.WriteAllText(folder["checkpoint-00000009.tmp/weights.safetensors"], "half");

        ToyRun.Train(model, folder.Path);

        Assert.IsFalse(Directory.Exists(folder["checkpoint-00000009.tmp"]));
    }

    [TestMethod]
    public void Other_options_network_or_photos_are_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        using var model = ToyRun.Model();
        Train(folder);
        var options = ToyRun.Options(folder.Path);
        (options.LearningRate, options.Momentum) = (0.06, 0.8);
        var input = ToyRun.InputOptions();
        (input.BatchSize, input.Seed) = (5, 6);

        var error = Assert.ThrowsExactly<CheckpointMismatchException>(() => new GeoTrainer(options, ToyRun.Cells).Train(model, ToyRun.Input(input), ToyRun.Validation()));

        CollectionAssert.AreEqual(
            new[] { "input.batchSize was 4, now it is 5", "input.seed was 5, now it is 6", "training.learningRate was 0.05, now it is 0.06", "training.momentum was 0.9, now it is 0.8" },
            error.Differences.ToArray());
        StringAssert.Contains(error.Message, "are of another run: input.batchSize was 4, now it is 5; ");
    }

    [TestMethod]
    public void Other_photos_or_another_validation_are_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        using var model = ToyRun.Model();
        Train(folder);
        var fewer = new TrainingInput(new PhotoList([ToyTraining.Noise(0, 0, 0), ToyTraining.Noise(1, 1, 1)]), new NeverDecoder(), ToyRun.InputOptions());

        var error = Assert.ThrowsExactly<CheckpointMismatchException>(() => new GeoTrainer(ToyRun.Options(folder.Path), ToyRun.Cells).Train(model, fewer));

        CollectionAssert.AreEqual(
            new[] { "data.fingerprint", "data.photos was 21, now it is 2", "validation.photos was 6, now it is not given" },
            error.Differences.Select(difference => difference.StartsWith("data.fingerprint", StringComparison.Ordinal) ? "data.fingerprint" : difference).ToArray());
    }

    [TestMethod]
    public void What_has_no_effect_on_the_weights_may_differ()
    {
        using var folder = new TemporaryFolder();
        using var model = ToyRun.Model();
        Train(folder);
        var options = ToyRun.Options(folder.Path);
        (options.ReportInterval, options.TimeBudget) = (TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        var input = ToyRun.InputOptions();
        (input.Workers, input.PrefetchBatches) = (1, 1);

        Assert.AreEqual(TrainingStop.Completed, new GeoTrainer(options, ToyRun.Cells).Train(model, ToyRun.Input(input), ToyRun.Validation()).Stop);
    }

    private static void Train(TemporaryFolder folder)
    {
        using GeoModel model = ToyRun.Model();
        ToyRun.Train(model, folder.Path);
    }

    /// <summary>Replaces the first occurrence of a text in a file, and makes the manifest right for it.</summary>
    private static void Forge(string checkpoint, string file, string old, string by)
    {
        var (path, manifestPath) = (Path.Combine(checkpoint, file), Path.Combine(checkpoint, "manifest.json"));
        var bytes = File.ReadAllBytes(path);
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(old));
        Assert.IsGreaterThanOrEqualTo(0, at, $"{file} has no '{old}'.");
        byte[] forged = [.. bytes[..at], .. Encoding.UTF8.GetBytes(by), .. bytes[(at + old.Length)..]];
        File.WriteAllBytes(path, forged);
        var manifest = JsonNode.Parse(File.ReadAllText(manifestPath))!;
        manifest["Files"]![file] = new JsonObject { ["Length"] = forged.Length, ["Sha256"] = Convert.ToHexStringLower(SHA256.HashData(forged)) };
        File.WriteAllText(manifestPath, manifest.ToJsonString());
    }

    private static void Damage(string checkpoint, string file)
    {
        var path = Path.Combine(checkpoint, file);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 0x80;
        File.WriteAllBytes(path, bytes);
    }
}
