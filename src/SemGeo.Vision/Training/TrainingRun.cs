using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training.Schedules;
using SemGeo.Vision.Training.Steps;
using SemGeo.Vision.Training.Team;
using SemGeo.Vision.Weights;

namespace SemGeo.Vision.Training;

/// <summary>One run over all epochs, from its beginning or from where an earlier process left it.</summary>
internal sealed class TrainingRun(
    GeoTrainingOptions options,
    GeoModelSpec spec,
    GeoNetwork network,
    TrainingTeam team,
    TrainingStep step,
    BestWeights best,
    RunState state,
    LearningRates rates,
    Func<int, long, ValidationResult>? validate,
    CheckpointTimer checkpoints,
    TrainingReporter reporter)
{
    private readonly StepTotals _totals = new(spec.Heads.Count);

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
        team.Send(NetworkTensors.Of(network));
        team.Share(input.BadImages);
        team.Part();
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
                team.Share(input.BadImages);
                state.Stop = stop;
                checkpoints.Save(state);
            }

            return stop;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || _totals.IsCancelled)
        {
            team.Share(input.BadImages);
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

        using var batches = input.Epoch(state.Epoch - 1, state.Position, team.Between(cancellationToken)).GetEnumerator();
        while (Train(batches, cancellationToken))
        {
            if (team.IsAlone ? cancellationToken.IsCancellationRequested : _totals.IsCancelled)
                throw new OperationCanceledException(cancellationToken);
            if (AfterBatch() is var stop and not TrainingStop.Completed)
                return stop;
            if (checkpoints.IsDue(state))
                checkpoints.Save(state);
            reporter.ReportIfDue();
        }

        reporter.StopTraining();
        return FinishEpoch(input.BadImages);
    }

    private TrainingStop FinishEpoch(BadImageLog badImages)
    {
        team.Share(badImages);
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

    // One batch; a process that has none left takes part until none has. Returns whether any had one.
    private bool Train(IEnumerator<PhotoBatch> batches, CancellationToken cancellationToken)
    {
        using var batch = batches.MoveNext() ? batches.Current : null;
        _totals.Start(batch is not null, cancellationToken.IsCancellationRequested, team.Leads && reporter.Elapsed >= options.TimeBudget);
        if (batch is not null)
            BatchFit.Check(batch, spec);
        else if (team.IsAlone)
            return false;

        reporter.LearningRate = rates.At(state.Epoch, state.Position);
        var moved = step.Run(batch, state.Steps, reporter.LearningRate, _totals);
        if (_totals.Diverged is { } head)
            throw new TrainingDivergedException(spec.Heads[head].Name, _totals.MeanOf(head), state.Epoch, state.ImagesSeen, reporter.LearningRate);
        if (moved)
        {
            reporter.Losses.Add(_totals);
            state.ImagesSeen += _totals.Photos;
            state.Steps++;
        }

        state.Position = batch?.Position ?? state.Position;
        return _totals.HasBatch;
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
        if (!(team.IsAlone ? reporter.Elapsed >= options.TimeBudget : _totals.IsTimeUp))
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
            team.Send(network.named_buffers().Select(buffer => (buffer.name, buffer.buffer)));
            var validation = validate(state.Epoch, state.ImagesSeen);
            reporter.Report(validation, best.Add(validation));
        }

        (state.ValidatedAt, state.Validations) = (state.ImagesSeen, best.All);
    }
}
