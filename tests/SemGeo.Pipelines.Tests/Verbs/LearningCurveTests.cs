using System.Text.RegularExpressions;
using SemGeo.Pipelines.Training;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
public sealed class LearningCurveTests
{
    [TestMethod]
    public async Task Page_and_figures_are_written_where_they_were_asked_for()
    {
        using var folder = new TemporaryFolder();
        var held = Path.Combine(await TinyModel.EarthAsync(), "test.csv");

        var run = (await TrainAsync(folder, "--report", folder["curves.html"], "--validation", held)).Succeeded();

        Assert.Contains($"learning curves: {folder["curves.html"]} (figures: {folder["curves.jsonl"]})", run.Output);
        var curves = LearningCurveLog.Read(folder["curves.jsonl"]);
        Assert.AreEqual(48, curves.Spans[^1].Images);
        var validated = curves.Validations.Single();
        Assert.AreEqual((48L, 8L), (validated.Images, validated.Photos), "All photos are trained on, the held-out ones of 4 countries are validated on.");
        CollectionAssert.AreEqual(new[] { "Fine", "Middle", "Coarse", "f*" }, validated.Predictors.Select(predictor => predictor.Name).ToArray());
        Assert.HasCount(6, Regex.Matches(File.ReadAllText(folder["curves.html"]), "<figure class=\"chart\">"), "Loss, learning rate, and a chart for each predictor.");
    }

    [TestMethod]
    public async Task Folder_of_checkpoints_has_the_page_of_the_whole_run()
    {
        using var folder = new TemporaryFolder();
        (await TrainAsync(folder, "--checkpoints", folder["run"])).Succeeded();
        var lines = File.ReadAllText(Path.Combine(folder["run"], "training.jsonl"));

        (await TrainAsync(folder, "--checkpoints", folder["run"], "--resume", "--report", folder["curves.svg"])).Succeeded();

        Assert.AreEqual(lines, File.ReadAllText(Path.Combine(folder["run"], "training.jsonl")), "A run that is finished has nothing to add.");
        Assert.StartsWith("<svg xmlns", File.ReadAllText(folder["curves.svg"]));
        (await TrainAsync(folder, "--checkpoints", folder["run"])).FailedWith("holds checkpoints of a run already");
        Assert.Contains("<dd id=\"epoch\">1 of 1</dd>", File.ReadAllText(Path.Combine(folder["run"], "training.html")), "A run that is refused leaves the page alone.");
    }

    [TestMethod]
    public async Task Curves_are_drawn_again_from_their_log()
    {
        using var folder = new TemporaryFolder();
        (await TrainAsync(folder, "--report", folder["curves.svg"])).Succeeded();

        (await Cli.RunAsync("report", "--training", folder["curves.jsonl"], "-o", folder["again.svg"])).Succeeded();

        Assert.AreEqual(File.ReadAllText(folder["curves.svg"]), File.ReadAllText(folder["again.svg"]));
        (await Cli.RunAsync("report", "--training", folder["none.jsonl"], "-o", folder["x.html"])).FailedWith("There is no log of a training run", "none.jsonl");
        (await Cli.RunAsync("report", "--training", folder["model.zip"], "-o", folder["x.html"])).FailedWith("model.zip' holds no figures");
        (await TrainAsync(folder, "--report", folder["none/curves.html"])).FailedWith("curves.html' could not be written: there is no folder");
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Run_that_was_killed_has_the_rows_of_one_that_was_not()
    {
        using var folder = new TemporaryFolder();
        string[] options = ["--set", "model:training:epochs=12", "--set", "model:threads=1"];
        (await TrainAsync(folder, ["--checkpoints", folder["whole"], .. options])).Succeeded();
        var log = Path.Combine(folder["killed"], "training.jsonl");

        using (var process = Cli.Start([.. await CommandAsync(folder), "--checkpoints", folder["killed"], .. options]))
        {
            while (!process.HasExited && (!File.Exists(log) || LearningCurveLog.Read(log).Validations.Count < 3))
                await Task.Delay(5);
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.IsLessThan(12, LearningCurveLog.Read(log).Validations.Count, "The run had ended before it was killed.");
        (await TrainAsync(folder, ["--checkpoints", folder["killed"], "--resume", .. options])).Succeeded();

        var (whole, killed) = (LearningCurveLog.Read(Path.Combine(folder["whole"], "training.jsonl")), LearningCurveLog.Read(log));
        CollectionAssert.AreEqual(whole.Validations.Select(v => (v.Epoch, v.Images, v.Loss)).ToArray(), killed.Validations.Select(v => (v.Epoch, v.Images, v.Loss)).ToArray());
        var from = 0L;
        foreach (var span in killed.Spans)
        {
            Assert.AreEqual(from, span.From, "No photo is told of twice, or not at all.");
            from = span.Images;
        }

        Assert.AreEqual(whole.Spans[^1].Images, from);
    }

    private static async Task<RunResult> TrainAsync(TemporaryFolder folder, params string[] arguments) => await Cli.RunAsync([.. await CommandAsync(folder), .. arguments]);

    private static async Task<string[]> CommandAsync(TemporaryFolder folder) =>
        ["train", "--config", await TinyModel.ConfigurationAsync(), "--data", Path.Combine(await TinyModel.EarthAsync(), "train.csv"), "--output", folder["model.zip"]];
}
