using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Schedules;

namespace SemGeo.Vision.Tests.Training.Schedules;

[TestClass]
public sealed class LearningRatesTests
{
    [TestMethod]
    public void The_authors_schedule_halves_after_its_milestones()
    {
        var rates = new LearningRates(new GeoTrainingOptions { Schedule = LearningRateSchedule.AuthorsCode, LearningRate = 512 }, null);

        CollectionAssert.AreEqual(
            new double[] { 512, 512, 512, 512, 256, 256, 256, 256, 128, 128, 128, 128, 64, 32, 16, 8, 8, 4, 4, 2 },
            Enumerable.Range(1, 20).Select(epoch => rates.At(epoch, 0)).ToArray());
    }

    [TestMethod]
    public void Sgdr_falls_along_a_cosine_three_times_an_epoch()
    {
        var options = new GeoTrainingOptions { Schedule = LearningRateSchedule.Sgdr, LearningRate = 0.01, MinimumLearningRate = 0.002 };
        var rates = new LearningRates(options, 120);

        double At(long position) => Math.Round(rates.At(2, position), 12);

        // 40 photos a cycle: the full rate, a quarter, half and three quarters of the way, and the restart.
        Assert.AreEqual(0.01, At(0));
        Assert.AreEqual(Math.Round(0.002 + 0.004 * (1 + Math.Sqrt(0.5)), 12), At(10));
        Assert.AreEqual(0.006, At(20));
        Assert.AreEqual(Math.Round(0.002 + 0.004 * (1 - Math.Sqrt(0.5)), 12), At(30));
        Assert.AreEqual(0.01, At(40));
        Assert.AreEqual(0.006, At(100));
    }

    [TestMethod]
    public void Sgdr_needs_the_number_of_photos()
    {
        var rates = new LearningRates(new GeoTrainingOptions { Schedule = LearningRateSchedule.Sgdr }, null);

        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => rates.At(1, 0)).Message, "the number of training photos is unknown");
    }

    [TestMethod]
    [DataRow(LearningRateSchedule.Paper, 15)]
    [DataRow(LearningRateSchedule.AuthorsCode, 20)]
    [DataRow(LearningRateSchedule.Sgdr, 10)]
    public void Each_schedule_has_its_number_of_epochs(LearningRateSchedule schedule, int epochs)
    {
        Assert.AreEqual(epochs, new GeoTrainingOptions { Schedule = schedule }.EffectiveEpochs);
        Assert.AreEqual(3, new GeoTrainingOptions { Schedule = schedule, Epochs = 3 }.EffectiveEpochs);
    }
}
