using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Schedules;

namespace SemGeo.Vision.Tests.Training.Schedules;

[TestClass]
public sealed class StepScheduleTests
{
    [TestMethod]
    public void The_default_halves_after_every_third_epoch_and_after_each_from_the_twelfth()
    {
        var options = new GeoTrainingOptions { LearningRate = 1024 };

        var rates = Enumerable.Range(1, 16).Select(epoch => StepSchedule.LearningRate(options, epoch)).ToArray();

        CollectionAssert.AreEqual(new double[] { 1024, 1024, 1024, 512, 512, 512, 256, 256, 256, 128, 128, 128, 64, 32, 16, 8 }, rates);
    }

    [TestMethod]
    public void Given_epochs_replace_the_default()
    {
        var options = new GeoTrainingOptions { LearningRate = 1, DecayFactor = 0.1, DecayAfterEpochs = [2, 3] };

        var rates = Enumerable.Range(1, 5).Select(epoch => Math.Round(StepSchedule.LearningRate(options, epoch), 9)).ToArray();

        CollectionAssert.AreEqual(new double[] { 1, 1, 0.1, 0.01, 0.01 }, rates);
    }

    [TestMethod]
    public void No_epochs_leave_the_rate_as_it_is()
        => Assert.AreEqual(0.01, StepSchedule.LearningRate(new GeoTrainingOptions { DecayAfterEpochs = [] }, 15));
}
