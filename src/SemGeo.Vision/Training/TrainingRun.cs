using System.Diagnostics;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Training;

/// <summary>One run over all epochs.</summary>
internal sealed class TrainingRun(
    GeoTrainingOptions options,
    GeoModelSpec spec,
    TrainingStep step,
    BestWeights best,
    IReadOnlyList<double> weights,
    Func<int, long, ValidationResult>? validate,
    IProgress<TrainingProgress>? progress)
{
    private readonly RunningLosses _losses = new(weights);
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly Stopwatch _training = new();
    private TimeSpan _reported;
    private long _reportedAt;
    private long? _imagesInEpoch;
    private long _imagesSeen;
    private long _validatedAt;
    private int _epoch;

    /// <summary>Trains until an epoch limit, early stopping, the time budget or cancellation ends it.</summary>
    /// <exception cref="TrainingDivergedException">A loss is not finite.</exception>
    /// <exception cref="InvalidOperationException">There are too few photos, or none has a label.</exception>
    public TrainingResult Execute(TrainingInput input, CancellationToken cancellationToken)
    {
        _imagesInEpoch = input.Count;
        var stop = TrainingStop.Completed;
        var finished = 0;
        try
        {
            while (finished < options.Epochs && stop == TrainingStop.Completed)
            {
                _epoch = finished + 1;
                stop = RunEpoch(input, cancellationToken);
                finished += stop == TrainingStop.Completed ? 1 : 0;
                if (stop == TrainingStop.Completed && finished < options.Epochs)
                    stop = Stop();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            stop = TrainingStop.Cancelled;
        }

        best.Restore();
        return new TrainingResult(stop, finished, _imagesSeen, _elapsed.Elapsed, Rate, best.Best, best.All, _losses.Missing);
    }

    private double Rate => _training.Elapsed > TimeSpan.Zero ? _imagesSeen / _training.Elapsed.TotalSeconds : 0;

    private TrainingStop RunEpoch(TrainingInput input, CancellationToken cancellationToken)
    {
        var learningRate = StepSchedule.LearningRate(options, _epoch);
        step.SetLearningRate(learningRate);
        var before = _imagesSeen;
        _training.Start();
        foreach (var batch in input.Epoch(_epoch - 1, cancellationToken))
        {
            using (batch)
            {
                // Batch normalisation needs two; another epoch leaves out another photo.
                if (batch.Count >= 2)
                    Train(batch, learningRate);
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (_imagesSeen - _validatedAt >= options.ValidateEveryImages)
                Validate(learningRate);
            if (Stop() is var stop and not TrainingStop.Completed)
                return stop;
            if (_elapsed.Elapsed - _reported >= options.ReportInterval)
                Report(learningRate);
        }

        _training.Stop();
        if (_imagesSeen == before)
            throw new InvalidOperationException("Training needs at least two photos that can be used, for batch normalisation; the input gave fewer.");
        if (_losses.Missing.All(missing => missing == _imagesSeen))
            throw new InvalidOperationException($"None of the {_imagesSeen} photos of the first epoch has a label for any head: there is nothing to learn. Check the label columns.");
        _imagesInEpoch = _imagesSeen - before;
        if (_validatedAt < _imagesSeen)
            Validate(learningRate);
        if (_reportedAt < _imagesSeen)
            Report(learningRate);
        return TrainingStop.Completed;
    }

    private void Train(PhotoBatch batch, double learningRate)
    {
        BatchFit.Check(batch, spec);
        Span<int> labelled = stackalloc int[weights.Count];
        Span<float> losses = stackalloc float[weights.Count];
        step.Run(batch.Pixels, batch.InputSize, batch.Labels, labelled, losses);
        for (var head = 0; head < losses.Length; head++)
        {
            if (!float.IsFinite(losses[head]))
                throw new TrainingDivergedException(spec.Heads[head].Name, losses[head], _epoch, _imagesSeen, learningRate);
        }

        _losses.Add(losses, labelled, batch.Count);
        _imagesSeen += batch.Count;
    }

    // Whether what was seen and measured so far ends training before its time.
    private TrainingStop Stop()
    {
        if (best.SinceBest >= options.EarlyStoppingPatience)
            return TrainingStop.EarlyStopping;
        if (!(_elapsed.Elapsed >= options.TimeBudget))
            return TrainingStop.Completed;
        if (_validatedAt < _imagesSeen)
            Validate(StepSchedule.LearningRate(options, _epoch));
        return TrainingStop.TimeBudget;
    }

    private void Validate(double learningRate)
    {
        _validatedAt = _imagesSeen;
        if (validate is null)
            return;
        var running = _training.IsRunning;
        _training.Stop();
        var validation = validate(_epoch, _imagesSeen);
        Report(learningRate, validation, best.Add(validation));
        if (running)
            _training.Start();
    }

    private void Report(double learningRate, ValidationResult? validation = null, bool isBest = false)
    {
        (_reported, _reportedAt) = (_elapsed.Elapsed, _imagesSeen);
        if (progress is null)
            return;
        var (means, sum) = _losses.Take();
        var left = _imagesInEpoch * options.Epochs - _imagesSeen;
        var remaining = left is { } images && _imagesSeen > 0 ? _elapsed.Elapsed * Math.Max(0, (double)images / _imagesSeen) : (TimeSpan?)null;
        progress.Report(new TrainingProgress(_epoch, options.Epochs, _imagesSeen, Rate, remaining, learningRate, sum, means, validation, isBest));
    }
}
