namespace SemGeo.Vision.Training;

/// <summary>The defaults of training. Where they come from stands beside each.</summary>
internal static class TrainingConstants
{
    /// <summary>Epochs of each schedule (paper, 4.1.1; authors' code; paper, Appendix C).</summary>
    public const int Epochs = 15, AuthorsEpochs = 20, SgdrEpochs = 10;

    /// <summary>The initial learning rate of SGD (authors' code; lost from the paper's text).</summary>
    public const double LearningRate = 0.01;

    /// <summary>The momentum of SGD (authors' code).</summary>
    public const double Momentum = 0.9;

    /// <summary>The weight decay of SGD (authors' code).</summary>
    public const double WeightDecay = 1e-4;

    /// <summary>What the learning rate is multiplied with at each step of the schedule (paper, 4.1.1).</summary>
    public const double DecayFactor = 0.5;

    /// <summary>The paper's schedule: a step after every third epoch (4.1.1) ...</summary>
    public const int DecayInterval = 3;

    /// <summary>... and after every epoch from this one (4.1.1).</summary>
    public const int DecayEveryEpochFrom = 12;

    /// <summary>The steps of the authors' code.</summary>
    public static readonly int[] AuthorsDecayEpochs = [4, 8, 12, 13, 14, 15, 17, 19, 20];

    /// <summary>Cycles of SGDR an epoch (paper, Appendix C).</summary>
    public const int CyclesPerEpoch = 3;

    /// <summary>The concentration that the distributions of a mixture start with: a radius of about 64 km (assumed).</summary>
    public const double MixtureConcentration = 10_000;

    /// <summary>How long training goes on between two checkpoints.</summary>
    public static readonly TimeSpan CheckpointInterval = TimeSpan.FromMinutes(10);

    /// <summary>The number of images between two validations (paper, 4.1.1).</summary>
    public const long ValidateEveryImages = 512_000;
}
