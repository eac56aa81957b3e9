using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Training;

/// <summary>One run over all epochs, from its beginning or from where an earlier process left it.</summary>
internal sealed class TrainingRun(
    GeoTrainingOptions options,
    GeoModelSpec spec,
    TrainingStep step,
    BestWeights best,
    RunState state,
    LearningRates rates,
    Func<int, long, ValidationResult>? validate,
    CheckpointTimer checkpoints,
    TrainingReporter reporter)
{
    /// <summary>Trains until an epoch limit, early stopping, the time budget or cancellation ends it.</summary>
    /// <exception cref="TrainingDivergedException">A loss is not finite.</exception>
    /// <exception cref="InvalidOperationException">There are too few photos, or none has a label.</exception>
    public TrainingResult Execute(TrainingInput input, CancellationToken cancellationToken)
    {
        state.ImagesInEpoch ??= input.Count;
        var stop = state.Stop ?? Run(input, cancellationToken);
        if (best.Best is not null)
            best.Restore();
        else
            step.Average?.Apply();
        return reporter.Result(stop, best);
    }

    private TrainingStop Run(TrainingInput input, CancellationToken cancellationToken)
    {
        try
        {
            var stop = TrainingStop.Completed;
            while (state.Epoch <= options.EffectiveEpochs && stop == TrainingStop.Completed)
                stop = RunEpoch(input, cancellationToken);
            if (stop != TrainingStop.TimeBudget)
            {
                state.Stop = stop;
                checkpoints.Save(state);
            }

            return stop;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            checkpoints.Save(state);
            return TrainingStop.Cancelled;
        }
        finally
        {
            reporter.StopClocks();
        }
    }

    private TrainingStop RunEpoch(TrainingInput input, CancellationToken cancellationToken)
    {
        reporter.StartTraining();

        // What was due after the last batch and may not have been done before the process ended.
        if (state.Position > 0 && AfterBatch() is var due and not TrainingStop.Completed)
            return due;
        foreach (var batch in input.Epoch(state.Epoch - 1, state.Position, cancellationToken))
        {
            using (batch)
            {
                // Batch normalisation needs two; another epoch leaves out another photo.
                if (batch.Count >= 2)
                    Train(batch);
                state.Position = batch.Position;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (AfterBatch() is var stop and not TrainingStop.Completed)
                return stop;
            if (checkpoints.IsDue(state))
                checkpoints.Save(state);
            reporter.ReportIfDue();
        }

        reporter.StopTraining();
        return FinishEpoch();
    }

    private TrainingStop FinishEpoch()
    {
        if (state.ImagesSeen == state.EpochStart)
            throw new InvalidOperationException("Training needs at least two photos that can be used, for batch normalisation; the input gave fewer.");
        if (state.Missing.All(missing => missing == state.ImagesSeen))
            throw new InvalidOperationException($"None of the {state.ImagesSeen} photos of the first epoch has a label for any head: there is nothing to learn. Check the label columns.");
        state.ImagesInEpoch = state.ImagesSeen - state.EpochStart;
        if (state.ValidatedAt < state.ImagesSeen)
            Validate();
        reporter.ReportIfNew();
        (state.Epoch, state.Position, state.EpochStart) = (state.Epoch + 1, 0, state.ImagesSeen);
        if (state.Epoch > options.EffectiveEpochs)
            return TrainingStop.Completed;
        checkpoints.Save(state);
        return Stop();
    }

    private void Train(PhotoBatch batch)
    {
        BatchFit.Check(batch, spec);
        Span<int> used = stackalloc int[spec.Heads.Count];
        Span<float> losses = stackalloc float[spec.Heads.Count];
        reporter.LearningRate = rates.At(state.Epoch, state.Position);
        step.Run(batch, state.Steps, reporter.LearningRate, used, losses);
        for (var head = 0; head < losses.Length; head++)
        {
            if (!float.IsFinite(losses[head]))
                throw new TrainingDivergedException(spec.Heads[head].Name, losses[head], state.Epoch, state.ImagesSeen, reporter.LearningRate);
        }

        reporter.Losses.Add(losses, used, batch.Count);
        state.ImagesSeen += batch.Count;
        state.Steps++;
    }

    // Validates when it is time, and says whether what was seen and measured so far ends training.
    private TrainingStop AfterBatch()
    {
        if (state.ImagesSeen - state.ValidatedAt >= options.ValidateEveryImages)
        {
            Validate();
            checkpoints.Save(state);
        }

        return Stop();
    }

    private TrainingStop Stop()
    {
        if (best.SinceBest >= options.EarlyStoppingPatience)
            return TrainingStop.EarlyStopping;
        if (!(reporter.Elapsed >= options.TimeBudget))
            return TrainingStop.Completed;

        // The validation is one that the run would not have had: it comes after the checkpoint.
        checkpoints.Save(state);
        if (state.ValidatedAt < state.ImagesSeen)
            Validate();
        return TrainingStop.TimeBudget;
    }

    private void Validate()
    {
        if (validate is not null)
        {
            using var pause = reporter.Pause();
            using var average = step.Average?.Use();
            var validation = validate(state.Epoch, state.ImagesSeen);
            reporter.Report(validation, best.Add(validation));
        }

        (state.ValidatedAt, state.Validations) = (state.ImagesSeen, best.All);
    }
}
