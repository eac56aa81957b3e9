using SemGeo.Validation;

namespace SemGeo.Vision.Training.Checkpoints;

/// <summary>How a training run is kept on disk. A checkpoint is written after each validation, at the end of each epoch, when training is cancelled or its time is
/// used up, and at the intervals given here; the last two are kept.</summary>
public sealed class CheckpointOptions
{
    /// <summary>The folder of one run; made where it does not exist.</summary>
    /// <value>Not empty.</value>
    public string Directory { get; set; } = "";

    /// <summary>Goes on from the newest checkpoint in the folder, or begins where there is none. Without it a folder that holds checkpoints is an error.</summary>
    /// <value>The default value is false.</value>
    public bool Resume { get; set; }

    /// <summary>Also writes a checkpoint when this many photos were trained on since the last one.</summary>
    /// <value>At least 1, or null. The default value is null.</value>
    public long? EveryImages { get; set; }

    /// <summary>Also writes a checkpoint when this much time has passed since the last one.</summary>
    /// <value>Above 0, or null. The default value is 10 minutes.</value>
    public TimeSpan? Interval { get; set; } = TrainingConstants.CheckpointInterval;

    internal CheckpointOptions Copy() => (CheckpointOptions)MemberwiseClone();

    internal void Check(OptionErrors errors)
    {
        errors.Require(!string.IsNullOrWhiteSpace(Directory), "Checkpoints.Directory is empty, it must be a folder for the run.");
        errors.Require(EveryImages is null or >= 1, $"Checkpoints.EveryImages is {EveryImages}, it must be at least 1, or null.");
        errors.Require(Interval is null || Interval > TimeSpan.Zero, $"Checkpoints.Interval is {Interval}, it must be above 0, or null.");
    }
}
