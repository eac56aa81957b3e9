using SemGeo.Testing;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Training;
using TorchSharp;

namespace SemGeo.Vision.Tests.Training.Checkpoints;

[TestClass]
public sealed class ResumedRunTests
{
    [TestMethod]
    [DataRow(4)]
    [DataRow(8)]
    [DataRow(20)]
    [DataRow(28)]
    [DataRow(56)]
    public void A_cancelled_run_goes_on_to_the_weights_of_one_that_was_not(int images)
    {
        using var folder = new TemporaryFolder();
        using var models = new Models();
        var (whole, first, second) = models;
        var expected = ToyRun.Train(whole);

        Cancelled(first, folder, images);
        var actual = ToyRun.Train(second, folder.Path);

        Assert.AreEqual(ToyRun.Describe(expected), ToyRun.Describe(actual));
        Assert.AreEqual(KillableRun.Weights(whole), KillableRun.Weights(second));
    }

    [TestMethod]
    public void Checkpoints_change_nothing_and_the_callers_random_numbers_go_on()
    {
        using var folder = new TemporaryFolder();
        using var models = new Models();
        var (without, with, _) = models;
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(42).Dispose();
        var expected = torch.rand(3).bytes.ToArray();

        ToyRun.Train(without);
        torch.manual_seed(42).Dispose();
        ToyRun.Train(with, folder.Path);

        CollectionAssert.AreEqual(expected, torch.rand(3).bytes.ToArray());
        Assert.AreEqual(KillableRun.Weights(without), KillableRun.Weights(with));
    }

    [TestMethod]
    public void A_finished_run_gives_its_result_again()
    {
        using var folder = new TemporaryFolder();
        using var models = new Models();
        var (first, second, _) = models;

        var expected = ToyRun.Train(first, folder.Path);
        var actual = ToyRun.Train(second, folder.Path);

        Assert.AreEqual(ToyRun.Describe(expected), ToyRun.Describe(actual));
        Assert.AreEqual(KillableRun.Weights(first), KillableRun.Weights(second));
        Assert.AreEqual(TrainingStop.Completed, actual.Stop);
    }

    [TestMethod]
    public void A_run_whose_time_was_used_up_goes_on_without_the_validation_of_its_end()
    {
        using var folder = new TemporaryFolder();
        using var models = new Models();
        var (whole, first, second) = models;
        var expected = ToyRun.Train(whole);
        var options = ToyRun.Options(folder.Path);
        options.TimeBudget = TimeSpan.FromTicks(1);

        var stopped = new GeoTrainer(options, ToyRun.Cells).Train(first, ToyRun.Input(), ToyRun.Validation());
        var actual = ToyRun.Train(second, folder.Path);

        Assert.AreEqual((TrainingStop.TimeBudget, 1), (stopped.Stop, stopped.Validations.Count));
        Assert.AreEqual(ToyRun.Describe(expected), ToyRun.Describe(actual));
        Assert.AreEqual(KillableRun.Weights(whole), KillableRun.Weights(second));
    }

    [TestMethod]
    public void Left_out_images_are_known_after_the_run_goes_on()
    {
        using var folder = new TemporaryFolder();
        using var models = new Models();
        var (first, second, _) = models;
        ToyRun.Train(first, folder.Path);
        var input = ToyRun.Input();

        new GeoTrainer(ToyRun.Options(folder.Path), ToyRun.Cells).Train(second, input, ToyRun.Validation());

        Assert.AreEqual(7, input.BadImages.Listed.Single().Row);
    }

    [TestMethod]
    public void No_tensor_is_left_after_going_on()
    {
        using var folder = new TemporaryFolder();
        using var models = new Models();
        var (first, second, _) = models;
        Cancelled(first, folder, 12);
        var before = LiveTensors.Before();

        ToyRun.Train(second, folder.Path);

        Assert.AreEqual(before, LiveTensors.Now());
    }

    private static void Cancelled(GeoModel model, TemporaryFolder folder, int images)
    {
        using var source = new CancellationTokenSource();
        var reports = new ProgressReports(report =>
        {
            if (report.ImagesSeen >= images)
                source.Cancel();
        });
        Assert.AreEqual(TrainingStop.Cancelled, ToyRun.Train(model, folder.Path, reports, source.Token).Stop);
    }

    private sealed class Models : IDisposable
    {
        private readonly GeoModel[] _models = [ToyRun.Model(), ToyRun.Model(), ToyRun.Model()];

        public void Deconstruct(out GeoModel first, out GeoModel second, out GeoModel third)
            => (first, second, third) = (_models[0], _models[1], _models[2]);

        public void Dispose()
        {
            foreach (var model in _models)
                model.Dispose();
        }
    }
}
