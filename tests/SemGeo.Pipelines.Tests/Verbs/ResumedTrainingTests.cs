using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
public sealed class ResumedTrainingTests
{
    [TestMethod]
    public async Task A_run_that_is_kept_goes_on_and_begins_where_there_is_none()
    {
        using var folder = new TemporaryFolder();
        var first = await TrainAsync(folder, "--checkpoints", folder["run"], "--resume");
        var second = await TrainAsync(folder, "--checkpoints", folder["run"], "--resume");
        var third = await TrainAsync(folder, "--checkpoints", folder["run"]);

        Assert.DoesNotContain("The run goes on", first.Succeeded().Error);
        StringAssert.Contains(second.Succeeded().Error, "The run goes on from '");
        third.FailedWith("holds checkpoints of a run already", "--resume");
    }

    [TestMethod]
    public async Task Going_on_needs_the_folder()
    {
        using var folder = new TemporaryFolder();

        (await TrainAsync(folder, "--resume")).FailedWith("--resume needs the folder of the run", "--checkpoints");
    }

    [TestMethod]
    public async Task A_model_can_be_trained_further()
    {
        using var folder = new TemporaryFolder();

        (await TrainAsync(folder, "--from", await TinyModel.PathAsync())).Succeeded();
        (await TrainAsync(folder, "--from", folder["absent.zip"])).FailedWith("There is no file '", "absent.zip");
    }

    [TestMethod]
    [DataRow("resnet18-torchvision.pth")]
    [DataRow("resnet18-authors.ckpt")]
    public async Task A_pytorch_file_is_started_from_and_what_fitted_is_told(string file)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", "weights", file);

        var run = (await TrainAsync(folder, "--from", path, "--set", "model:backbone=resnet18")).Succeeded();
        var other = await TrainAsync(folder, "--from", path, "--set", "model:backbone=resnet34");

        StringAssert.Contains(run.Output, $"started from {path}: 120 tensors matched; ");
        other.FailedWith("do not fit the network", "missing in the file: backbone.layer1.2.");
    }

    [TestMethod]
    public async Task A_model_is_trained_and_asked_in_bfloat16()
    {
        using var folder = new TemporaryFolder();

        (await TrainAsync(folder, "--set", "model:training:precision=BFloat16")).Succeeded();
        (await Cli.RunAsync("score", "--model", folder["model.zip"], "--data", Path.Combine(await TinyModel.EarthAsync(), "test.csv"), "--output", folder["places.csv"], "--precision", "BFloat16")).Succeeded();

        Assert.HasCount(1 + 4 * 2, File.ReadAllLines(folder["places.csv"]));
        (await TrainAsync(folder, "--set", "model:training:precision=Half")).FailedWith("model:training:precision", "allowed: Single, BFloat16");
    }

    private static async Task<RunResult> TrainAsync(TemporaryFolder folder, params string[] arguments) => await Cli.RunAsync(
    [
        "train", "--config", await TinyModel.ConfigurationAsync(), "--data", Path.Combine(await TinyModel.EarthAsync(), "train.csv"), "--output", folder["model.zip"], .. arguments,
    ]);
}
