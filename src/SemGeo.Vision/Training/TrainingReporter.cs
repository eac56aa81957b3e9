using System.Diagnostics;
using SemGeo.Vision.Training.Steps;
using SemGeo.Vision.Training.Team;

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

/// <summary>How far training is. Reported at intervals, at each validation and at the end of each epoch.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="ImagesSeen">The number of photos trained on, over all epochs.</param>
/// <param name="ImagesPerSecond">Photos per second of training so far, validations not counted.</param>
/// <param name="Remaining">The estimated time to the end of the last epoch; null while the number of photos is unknown.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Loss">The weighted sum of <paramref name="HeadLosses"/>, of those that had labels.</param>
/// <param name="HeadLosses">Each head's mean loss over the labelled photos since the last report, fine to coarse; NaN where none had a label.</param>
/// <param name="Validation">The validation that was just done, if this report is about one.</param>
/// <param name="IsBest">Whether that validation has the lowest loss so far.</param>
/// <param name="Notice">What the user should know, if this report is about that: that a run goes on from a checkpoint, or that one was damaged.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    long ImagesSeen,
    double ImagesPerSecond,
    TimeSpan? Remaining,
    double LearningRate,
    double Loss,
    IReadOnlyList<double> HeadLosses,
    ValidationResult? Validation = null,
    bool IsBest = false,
    string? Notice = null);

/// <summary>Every head's mean training loss since the last report, and the labels that were missing since the start.</summary>
/// <param name="weights">What each head counts.</param>
/// <param name="missing">The number of photos since the start that each head could not learn from; added to.</param>
internal sealed class RunningLosses(IReadOnlyList<double> weights, long[] missing)
{
    private readonly double[] _sums = new double[weights.Count];
    private readonly long[] _labelled = new long[weights.Count];

    /// <summary>Adds a step.</summary>
    public void Add(StepTotals totals)
    {
        for (var head = 0; head < _sums.Length; head++)
        {
            _sums[head] += totals.LossOf(head);
            _labelled[head] += totals.UsedBy(head);
            missing[head] += totals.Photos - totals.UsedBy(head);
        }
    }

    /// <summary>The heads' means, NaN where there was no label, and their weighted sum; starts again from nothing.</summary>
    public (double[] Heads, double Sum) Take()
    {
        var means = new double[_sums.Length];
        double sum = 0;
        for (var head = 0; head < means.Length; head++)
        {
            means[head] = _sums[head] / _labelled[head];
            sum += _labelled[head] == 0 ? 0 : means[head] * weights[head];
            (_sums[head], _labelled[head]) = (0, 0);
        }

        return (means, sum);
    }
}
