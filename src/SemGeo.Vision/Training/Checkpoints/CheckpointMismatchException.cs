namespace SemGeo.Vision.Training.Checkpoints;

/// <summary>A checkpoint belongs to a run with other options or other photos: going on from it would give weights that no run has.</summary>
public sealed class CheckpointMismatchException : CheckpointException
{
    internal CheckpointMismatchException(string folder, IReadOnlyList<string> differences)
        : base($"The checkpoints in '{folder}' are of another run: {string.Join("; ", differences)}. Train with what they were made with, or in another folder.")
        => Differences = differences;

    /// <summary>What differs, such as "training.learningRate was 0.01, now it is 0.1".</summary>
    public IReadOnlyList<string> Differences { get; }
}
