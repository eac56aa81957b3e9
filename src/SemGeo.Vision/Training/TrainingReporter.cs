using System.Diagnostics;
using SemGeo.Vision.Training.Steps;

namespace SemGeo.Vision.Training;

/// <summary>Knows how long a run has taken, in all its processes, and tells how far it is.</summary>
internal sealed class TrainingReporter(GeoTrainingOptions options, RunState state, IReadOnlyList<double> weights, IReadOnlyList<string> notices, IProgress<TrainingProgress>? progress)
{
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly Stopwatch _training = new();
    private readonly TimeSpan _elapsedBefore = state.Elapsed, _trainingBefore = state.Training;
    private TimeSpan _reported;
    private long _reportedAt;

    /// <summary>The losses since the last report.</summary>
    public RunningLosses Losses { get; } = new(weights, state.Missing);

    /// <summary>The learning rate of the last step.</summary>
    public double LearningRate { get; set; }

    /// <summary>The time that the run has taken.</summary>
    public TimeSpan Elapsed => _elapsedBefore + _elapsed.Elapsed;

    private TimeSpan Training => _trainingBefore + _training.Elapsed;

    private double Rate => Training > TimeSpan.Zero ? state.ImagesSeen / Training.TotalSeconds : 0;

    /// <summary>The time of training begins to count.</summary>
    public void StartTraining() => _training.Start();

    /// <summary>The time of training no longer counts.</summary>
    public void StopTraining() => _training.Stop();

    /// <summary>No time counts any more.</summary>
    public void StopClocks()
    {
        _training.Stop();
        _elapsed.Stop();
    }

    /// <summary>The time of training does not count until the result is disposed.</summary>
    public IDisposable? Pause()
    {
        if (!_training.IsRunning)
            return null;
        _training.Stop();
        return new Resuming(_training);
    }

    /// <summary>Puts the times into the state.</summary>
    public void KeepTimes() => (state.Elapsed, state.Training) = (Elapsed, Training);

    /// <summary>Reports when the interval has passed and something was trained in it: a checkpoint after a validation can take as long.</summary>
    public void ReportIfDue()
    {
        if (_elapsed.Elapsed - _reported >= options.ReportInterval)
            ReportIfNew();
    }

    /// <summary>Reports unless nothing was trained since the last report.</summary>
    public void ReportIfNew()
    {
        if (_reportedAt < state.ImagesSeen)
            Report();
    }

    /// <summary>Reports how far the run is, and a validation if there was one.</summary>
    public void Report(ValidationResult? validation = null, bool isBest = false, string? notice = null)
    {
        (_reported, _reportedAt) = (_elapsed.Elapsed, state.ImagesSeen);
        if (progress is null)
            return;
        var (means, sum) = Losses.Take();
        var left = state.ImagesInEpoch * options.EffectiveEpochs - state.ImagesSeen;
        var remaining = left is { } images && state.ImagesSeen > 0 ? Elapsed * Math.Max(0, (double)images / state.ImagesSeen) : (TimeSpan?)null;
        progress.Report(new TrainingProgress(
            state.Epoch, options.EffectiveEpochs, state.ImagesSeen, Rate, remaining, LearningRate, sum, means, validation, isBest, notice));
    }

    /// <summary>What came of the run.</summary>
    public TrainingResult Result(TrainingStop stop, BestWeights best)
        => new(stop, state.Epoch - 1, state.ImagesSeen, Elapsed, Rate, best.Best, best.All, [.. state.Missing], notices);

    private sealed class Resuming(Stopwatch stopwatch) : IDisposable
    {
        public void Dispose() => stopwatch.Start();
    }
}
