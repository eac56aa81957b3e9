using SemGeo.Validation;

namespace SemGeo.Vision.Training;

/// <summary>
/// How a network is trained: stochastic gradient descent on the summed cross entropy of its heads (paper, 3.1.3 and 4.1.1). The batch size, the seed of
/// order and augmentation, and what becomes of bad images are options of the input, <see cref="Input.InputOptions"/>.
/// </summary>
public sealed class GeoTrainingOptions
{
    /// <summary>How often the training photos are gone through.</summary>
    /// <value>At least 1. The default value is 15.</value>
    public int Epochs { get; set; } = TrainingConstants.Epochs;

    /// <summary>The learning rate of the first epoch.</summary>
    /// <value>Above 0. The default value is 0.01.</value>
    public double LearningRate { get; set; } = TrainingConstants.LearningRate;

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
    /// <value>Ascending, each at least 1; empty for a constant rate; null for the paper's schedule: after epochs 3, 6, 9, 12 and every one
    /// from then on. The default value is null.</value>
    public IReadOnlyList<int>? DecayAfterEpochs { get; set; }

    /// <summary>What each head's loss counts in the sum, fine to coarse.</summary>
    /// <value>As many numbers as heads, each at least 0 and one above 0; null for 1 each (paper). The default value is null.</value>
    public IReadOnlyList<double>? HeadLossWeights { get; set; }

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

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(GeoTrainingOptions));
        errors.Require(Epochs >= 1, $"Epochs is {Epochs}, it must be at least 1.");
        errors.Require(LearningRate > 0 && double.IsFinite(LearningRate), $"LearningRate is {LearningRate}, it must be above 0.");
        errors.Require(Momentum is >= 0 and < 1, $"Momentum is {Momentum}, it must be at least 0 and below 1.");
        errors.Require(WeightDecay >= 0 && double.IsFinite(WeightDecay), $"WeightDecay is {WeightDecay}, it must be at least 0.");
        errors.Require(DecayFactor is > 0 and <= 1, $"DecayFactor is {DecayFactor}, it must be above 0 and at most 1.");
        CheckDecay(errors, DecayAfterEpochs ?? []);
        errors.Require(
            HeadLossWeights is null || (HeadLossWeights.All(weight => weight >= 0 && double.IsFinite(weight)) && HeadLossWeights.Any(weight => weight > 0)),
            $"HeadLossWeights is [{string.Join(", ", HeadLossWeights ?? [])}], each must be at least 0 and one above 0.");
        errors.Require(ValidateEveryImages >= 1, $"ValidateEveryImages is {ValidateEveryImages}, it must be at least 1.");
        errors.Require(EarlyStoppingPatience is null or >= 1, $"EarlyStoppingPatience is {EarlyStoppingPatience}, it must be at least 1, or null to train all epochs.");
        errors.Require(TimeBudget is null || TimeBudget > TimeSpan.Zero, $"TimeBudget is {TimeBudget}, it must be above 0, or null for no limit.");
        errors.Require(ReportInterval >= TimeSpan.Zero, $"ReportInterval is {ReportInterval}, it must not be negative.");
        errors.ThrowIfAny();
    }

    private static void CheckDecay(OptionErrors errors, IReadOnlyList<int> epochs)
    {
        for (var i = 0; i < epochs.Count; i++)
        {
            var least = i == 0 ? 1 : epochs[i - 1] + 1;
            errors.Require(epochs[i] >= least, $"DecayAfterEpochs[{i}] is {epochs[i]}, it must be at least {least}: epochs ascend from 1.");
        }
    }
}
