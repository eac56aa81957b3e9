namespace SemGeo.Vision.Training;

/// <summary>The defaults of training. Where they come from stands beside each.</summary>
internal static class TrainingConstants
{
    /// <summary>Epochs (paper, 4.1.1).</summary>
    public const int Epochs = 15;

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

    /// <summary>The number of images between two validations (paper, 4.1.1).</summary>
    public const long ValidateEveryImages = 512_000;
}
