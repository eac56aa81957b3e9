using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Checkpoints;

namespace SemGeo.Vision.Tests.Training;

[TestClass]
public sealed class GeoTrainingOptionsTests
{
    [TestMethod]
    public void Defaults_are_the_papers()
    {
        var options = new GeoTrainingOptions();

        options.Validate();
        Assert.AreEqual((15, 0.01, 0.9, 0.0001), (options.EffectiveEpochs, options.LearningRate, options.Momentum, options.WeightDecay));
        Assert.AreEqual(512_000, options.ValidateEveryImages);
        Assert.IsNull(options.EarlyStoppingPatience);
    }

    [TestMethod]
    public void One_message_names_every_wrong_option()
    {
        var options = new GeoTrainingOptions
        {
            Epochs = 0,
            LearningRate = double.NaN,
            Momentum = 1,
            WeightDecay = -1,
            DecayFactor = 0,
            DecayAfterEpochs = [3, 3],
            CyclesPerEpoch = 0,
            LabelSmoothingKm = 0,
            MixtureConcentration = 0,
            GradientClipNorm = -1,
            AverageDecay = 1,
            Checkpoints = new CheckpointOptions { EveryImages = 0, Interval = TimeSpan.Zero },
            HeadLossWeights = [0, 0],
            ValidateEveryImages = 0,
            EarlyStoppingPatience = 0,
            TimeBudget = TimeSpan.Zero,
            DistributedTimeout = TimeSpan.Zero,
            ReportInterval = TimeSpan.FromSeconds(-1),
        };

        var error = Assert.ThrowsExactly<ArgumentException>(options.Validate);

        Assert.AreEqual(
            "GeoTrainingOptions: Epochs is 0, it must be at least 1, or null for those of the schedule. "
            + "LearningRate is NaN, it must be above 0. "
            + "CyclesPerEpoch is 0, it must be at least 1. "
            + "Momentum is 1, it must be at least 0 and below 1. "
            + "WeightDecay is -1, it must be at least 0. "
            + "DecayFactor is 0, it must be above 0 and at most 1. "
            + "DecayAfterEpochs[1] is 3, it must be at least 4: epochs ascend from 1. "
            + "LabelSmoothingKm is 0, it must be above 0, or null for none. "
            + "MixtureConcentration is 0, it must be above 0. "
            + "GradientClipNorm is -1, it must be above 0, or null for no limit. "
            + "AverageDecay is 1, it must be above 0 and below 1, or null for no average. "
            + "Checkpoints.Directory is empty, it must be a folder for the run. "
            + "Checkpoints.EveryImages is 0, it must be at least 1, or null. "
            + "Checkpoints.Interval is 00:00:00, it must be above 0, or null. "
            + "HeadLossWeights is [0, 0], each must be at least 0 and one above 0. "
            + "ValidateEveryImages is 0, it must be at least 1. "
            + "EarlyStoppingPatience is 0, it must be at least 1, or null to train all epochs. "
            + "TimeBudget is 00:00:00, it must be above 0, or null for no limit. "
            + "DistributedTimeout is 00:00:00, it must be at least a second. "
            + "ReportInterval is -00:00:01, it must not be negative.",
            error.Message);
    }

    [TestMethod]
    public void A_copy_is_not_reached_by_changes()
    {
        var options = new GeoTrainingOptions { Checkpoints = new CheckpointOptions { Directory = "a" } };
        var copy = options.Copy();
        (options.Epochs, options.Checkpoints.Directory) = (7, "b");

        Assert.AreEqual((null, "a"), (copy.Epochs, copy.Checkpoints!.Directory));
    }
}
