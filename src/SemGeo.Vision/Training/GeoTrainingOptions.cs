using SemGeo.Validation;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Distributed;
using SemGeo.Vision.Training.Checkpoints;
using SemGeo.Vision.Training.Schedules;

namespace SemGeo.Vision.Training;

/// <summary>
/// How a network is trained: stochastic gradient descent on the summed cross entropy of its heads (paper, 3.1.3 and 4.1.1). The batch size, the seed of
/// order and augmentation, and what becomes of bad images are options of the input, <see cref="Input.InputOptions"/>.
/// </summary>
public sealed class GeoTrainingOptions
{
    /// <summary>How the learning rate falls.</summary>
    /// <value>The default value is <see cref="LearningRateSchedule.Paper"/>.</value>
    public LearningRateSchedule Schedule { get; set; }

    /// <summary>How often the training photos are gone through.</summary>
    /// <value>At least 1, or null for the number that goes with <see cref="Schedule"/>: 15, 20 or 10. The default value is null.</value>
    public int? Epochs { get; set; }

    /// <summary>The learning rate of the first epoch, or of the beginning of a cycle.</summary>
    /// <value>Above 0. The default value is 0.01.</value>
    public double LearningRate { get; set; } = TrainingConstants.LearningRate;

    /// <summary>The learning rate at the end of a cycle of <see cref="LearningRateSchedule.Sgdr"/>.</summary>
    /// <value>At least 0, below <see cref="LearningRate"/>. The default value is 0.</value>
    public double MinimumLearningRate { get; set; }

    /// <summary>The cycles an epoch of <see cref="LearningRateSchedule.Sgdr"/>.</summary>
    /// <value>At least 1. The default value is 3 (paper, Appendix C).</value>
    public int CyclesPerEpoch { get; set; } = TrainingConstants.CyclesPerEpoch;

    /// <summary>The momentum of SGD.</summary>
    /// <value>At least 0, below 1. The default value is 0.9.</value>
    public double Momentum { get; set; } = TrainingConstants.Momentum;

    /// <summary>The weight decay of SGD, on all parameters.</summary>
    /// <value>At least 0. The default value is 0.0001.</value>
    public double WeightDecay { get; set; } = TrainingConstants.WeightDecay;

    /// <summary>Whether the heads alone are trained: the backbone keeps its weights and its batch normalisation the statistics it has, and no gradients are computed for it.</summary>
    /// <value>The default value is false.</value>
    public bool FreezeBackbone { get; set; }

    /// <summary>What the learning rate is multiplied with at each step of the schedule.</summary>
    /// <value>Above 0, at most 1. The default value is 0.5.</value>
    public double DecayFactor { get; set; } = TrainingConstants.DecayFactor;

    /// <summary>The epochs, counted from 1, after which the learning rate decays.</summary>
    /// <value>Ascending, each at least 1; empty for a constant rate; null for those of <see cref="Schedule"/>. The default value is null.</value>
    public IReadOnlyList<int>? DecayAfterEpochs { get; set; }

    /// <summary>What each head's loss counts in the sum, fine to coarse.</summary>
    /// <value>As many numbers as heads, each at least 0 and one above 0; null for 1 each (paper). The default value is null.</value>
    public IReadOnlyList<double>? HeadLossWeights { get; set; }

    /// <summary>Soft targets that fall off with the distance from the photo: a cell tau kilometres farther away than the true one gets 1/e of its share (as in
    /// PIGEON, whose tau is 75). Validation takes the same targets. A mixture head needs none.</summary>
    /// <value>Above 0, or null for one-hot targets (paper). The default value is null.</value>
    public double? LabelSmoothingKm { get; set; }

    /// <summary>The concentration that the distributions of a mixture head start with, one at each cell's coordinate; their radius is about 6371 km / sqrt(concentration).</summary>
    /// <value>Above 0. The default value is 10,000, a radius of about 64 km.</value>
    public double MixtureConcentration { get; set; } = TrainingConstants.MixtureConcentration;

    /// <summary>The greatest norm of all gradients together; longer ones are scaled down to it.</summary>
    /// <value>Above 0, or null for no limit. The default value is null.</value>
    public double? GradientClipNorm { get; set; }

    /// <summary>
    /// Keeps a moving average of the weights (and of the statistics of batch normalisation): after step t, average = d * average + (1 - d) * weights with
    /// d = min(decay, (1 + t) / (10 + t)). Where there is an average, it is what is validated, kept as the best, saved and handed back; the plain weights are
    /// trained on.
    /// </summary>
    /// <value>Above 0, below 1, such as 0.9999; null for no average. The default value is null.</value>
    public double? AverageDecay { get; set; }

    /// <summary>What the network's convolutions compute with, in validations too. The weights that are trained, averaged and kept are in single precision whichever it is, and no scaling of the loss is
    /// needed.</summary>
    /// <value>The default value is <see cref="ComputePrecision.Single"/>.</value>
    public ComputePrecision Precision { get; set; }

    /// <summary>Where and how often the run is kept, so that it goes on after it was ended.</summary>
    /// <value>The default value is null: no checkpoints.</value>
    public CheckpointOptions? Checkpoints { get; set; }

    /// <summary>Who this process is among several that train together, each with the same options and photos; <see cref="Input.InputOptions.BatchSize"/> is then the
    /// batch of all together.</summary>
    /// <value>Null for what a launcher says in the environment (mpirun, Slurm; see <see cref="DistributedEnvironment"/>), which without one is a process alone; an object
    /// of <see cref="DistributedOptions.WorldSize"/> 1 to train alone whatever it says. The default value is null.</value>
    public DistributedOptions? Distributed { get; set; }

    /// <summary>How long processes that a launcher started wait for one another: at the beginning, and at a step for one that hangs (one that was killed is noticed at once). It must be longer than
    /// the slowest step, share of a validation or checkpoint. <see cref="Distributed"/>, where it is given, has a time of its own.</summary>
    /// <value>At least a second. The default value is 5 minutes.</value>
    public TimeSpan DistributedTimeout { get; set; } = new DistributedOptions().Timeout;

    /// <summary>The number of training photos between two validations. Each epoch also ends with one.</summary>
    /// <value>At least 1. The default value is 512,000.</value>
    public long ValidateEveryImages { get; set; } = TrainingConstants.ValidateEveryImages;

    /// <summary>Training ends when this many validations in a row have not lowered the validation loss.</summary>
    /// <value>At least 1, or null to train all epochs. The default value is null.</value>
    public int? EarlyStoppingPatience { get; set; }

    /// <summary>Training ends, after a last validation, when it has taken this long.</summary>
    /// <value>Above 0, or null for no limit. The default value is null.</value>
    public TimeSpan? TimeBudget { get; set; }

    /// <summary>The least time between two progress reports; validations and the ends of epochs are always reported.</summary>
    /// <value>At least 0, which reports every step. The default value is one second.</value>
    public TimeSpan ReportInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The number of epochs, with the schedule's filled in.</summary>
    internal int EffectiveEpochs => Epochs ?? Schedule switch
    {
        LearningRateSchedule.AuthorsCode => TrainingConstants.AuthorsEpochs,
        LearningRateSchedule.Sgdr => TrainingConstants.SgdrEpochs,
        _ => TrainingConstants.Epochs,
    };

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(GeoTrainingOptions));
        errors.Require(Enum.IsDefined(Schedule), $"Schedule is {Schedule}, it must be one of {string.Join(", ", Enum.GetNames<LearningRateSchedule>())}.");
        errors.Require(Epochs is null or >= 1, $"Epochs is {Epochs}, it must be at least 1, or null for those of the schedule.");
        errors.Require(LearningRate > 0 && double.IsFinite(LearningRate), $"LearningRate is {LearningRate}, it must be above 0.");
        errors.Require(
            MinimumLearningRate >= 0 && (MinimumLearningRate < LearningRate || !(LearningRate > 0)),
            $"MinimumLearningRate is {MinimumLearningRate}, it must be at least 0 and below LearningRate ({LearningRate}).");
        errors.Require(CyclesPerEpoch >= 1, $"CyclesPerEpoch is {CyclesPerEpoch}, it must be at least 1.");
        errors.Require(Momentum is >= 0 and < 1, $"Momentum is {Momentum}, it must be at least 0 and below 1.");
        errors.Require(WeightDecay >= 0 && double.IsFinite(WeightDecay), $"WeightDecay is {WeightDecay}, it must be at least 0.");
        errors.Require(DecayFactor is > 0 and <= 1, $"DecayFactor is {DecayFactor}, it must be above 0 and at most 1.");
        CheckDecay(errors, DecayAfterEpochs ?? []);
        errors.Require(
            DecayAfterEpochs is null || Schedule != LearningRateSchedule.Sgdr, "DecayAfterEpochs is given, but the schedule Sgdr has no steps: leave one of them out.");
        errors.Require(LabelSmoothingKm is null or (> 0 and < double.PositiveInfinity), $"LabelSmoothingKm is {LabelSmoothingKm}, it must be above 0, or null for none.");
        errors.Require(MixtureConcentration is > 0 and < double.PositiveInfinity, $"MixtureConcentration is {MixtureConcentration}, it must be above 0.");
        errors.Require(GradientClipNorm is null or (> 0 and < double.PositiveInfinity), $"GradientClipNorm is {GradientClipNorm}, it must be above 0, or null for no limit.");
        errors.Require(AverageDecay is null or (> 0 and < 1), $"AverageDecay is {AverageDecay}, it must be above 0 and below 1, or null for no average.");
        errors.Require(Enum.IsDefined(Precision), $"Precision is {Precision}, it must be Single or BFloat16.");
        Checkpoints?.Check(errors);
        errors.Require(
            HeadLossWeights is null || (HeadLossWeights.All(weight => weight >= 0 && double.IsFinite(weight)) && HeadLossWeights.Any(weight => weight > 0)),
            $"HeadLossWeights is [{string.Join(", ", HeadLossWeights ?? [])}], each must be at least 0 and one above 0.");
        errors.Require(ValidateEveryImages >= 1, $"ValidateEveryImages is {ValidateEveryImages}, it must be at least 1.");
        errors.Require(EarlyStoppingPatience is null or >= 1, $"EarlyStoppingPatience is {EarlyStoppingPatience}, it must be at least 1, or null to train all epochs.");
        errors.Require(TimeBudget is null || TimeBudget > TimeSpan.Zero, $"TimeBudget is {TimeBudget}, it must be above 0, or null for no limit.");
        errors.Require(DistributedTimeout >= TimeSpan.FromSeconds(1), $"DistributedTimeout is {DistributedTimeout}, it must be at least a second.");
        errors.Require(ReportInterval >= TimeSpan.Zero, $"ReportInterval is {ReportInterval}, it must not be negative.");
        errors.ThrowIfAny();
        Distributed?.Validate();
    }

    /// <summary>A copy that later changes of the original do not reach.</summary>
    public GeoTrainingOptions Copy()
    {
        var copy = (GeoTrainingOptions)MemberwiseClone();
        copy.Checkpoints = Checkpoints?.Copy();
        return copy;
    }

    /// <summary>Who this process is among several: what was given, or else what a launcher says; null for a process alone.</summary>
    internal DistributedOptions? FindTeam() => Distributed ?? (DistributedEnvironment.Read() is { } read ? read with { Timeout = DistributedTimeout } : null);

    private static void CheckDecay(OptionErrors errors, IReadOnlyList<int> epochs)
    {
        for (var i = 0; i < epochs.Count; i++)
        {
            var least = i == 0 ? 1 : epochs[i - 1] + 1;
            errors.Require(epochs[i] >= least, $"DecayAfterEpochs[{i}] is {epochs[i]}, it must be at least {least}: epochs ascend from 1.");
        }
    }
}
