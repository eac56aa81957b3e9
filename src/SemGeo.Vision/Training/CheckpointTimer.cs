using System.Diagnostics;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training.Checkpoints;

namespace SemGeo.Vision.Training;

/// <summary>Says when a checkpoint is due, and writes it; does nothing where no checkpoints are kept.</summary>
/// <param name="options">How often; null for never.</param>
/// <param name="checkpoints">Where they go; null for nowhere.</param>
/// <param name="reporter">Knows the time that the run has taken.</param>
/// <param name="badImages">The images that were left out.</param>
internal sealed class CheckpointTimer(CheckpointOptions? options, RunCheckpoints? checkpoints, TrainingReporter reporter, BadImageLog badImages)
{
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private long _savedAt;

    /// <summary>Whether it is time for a checkpoint between the regular ones.</summary>
    public bool IsDue(RunState state) => checkpoints is not null && (state.ImagesSeen - _savedAt >= options!.EveryImages || _since.Elapsed >= options.Interval);

    /// <summary>Writes a checkpoint.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void Save(RunState state)
    {
        if (checkpoints is null)
            return;
        reporter.KeepTimes();
        state.BadImages = badImages.Listed;
        checkpoints.Save(state);
        _savedAt = state.ImagesSeen;
        _since.Restart();
    }
}
