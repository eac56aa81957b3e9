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

    private static async Task<RunResult> TrainAsync(TemporaryFolder folder, params string[] arguments) => await Cli.RunAsync(
    [
        "train", "--config", await TinyModel.ConfigurationAsync(), "--data", Path.Combine(await TinyModel.EarthAsync(), "train.csv"), "--output", folder["model.zip"], .. arguments,
    ]);
}
