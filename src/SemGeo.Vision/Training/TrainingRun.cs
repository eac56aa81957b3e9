using System.Globalization;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training.Steps;
using SemGeo.Vision.Training.Team;
using SemGeo.Vision.Weights;

namespace SemGeo.Vision.Training;

/// <summary>One run over all epochs, from its beginning or from where an earlier process left it.</summary>
internal sealed class TrainingRun(TrainingSession session)
{
    private readonly GeoTrainingOptions _options = session.Options;
    private readonly ITrainingTeam _team = session.Team;
    private readonly RunState _state = session.State;
    private readonly BestWeights _best = session.Best;
    private readonly TrainingReporter _reporter = session.Reporter;
    private readonly CheckpointTimer _checkpoints = session.Checkpoints;
    private readonly Validator? _validator = session.Request.Validation is { } validation ? new Validator(session, validation) : null;
    private readonly StepTotals _totals = new(session.Spec.Heads.Count);
    private readonly BadImageLog _badImages = session.Photos.BadImages;
    private readonly CancellationToken _cancellation = session.Request.Cancellation;

    /// <summary>Trains until an epoch limit, early stopping, the time budget or cancellation ends it.</summary>
    /// <exception cref="TrainingDivergedException">A loss is not finite.</exception>
    /// <exception cref="InvalidOperationException">There are too few photos, or none has a label.</exception>
    public TrainingResult Execute()
    {
        session.Network.train();
        _state.ImagesInEpoch ??= session.Photos.Count;
        var stop = _state.Stop ?? Run();
        if (_best.Best is not null)
            _best.Restore();
        else
            session.Step.Average?.Apply();
        _team.Send(NetworkTensors.Of(session.Network));
        _team.Share(_badImages);
        _team.Part();
        return _reporter.Result(stop, _best);
    }

    private TrainingStop Run()
    {
        try
        {
            var stop = TrainingStop.Completed;
            while (_state.Epoch <= _options.EffectiveEpochs && stop == TrainingStop.Completed)
                stop = RunEpoch();
            if (stop != TrainingStop.TimeBudget)
            {
                _team.Share(_badImages);
                _state.Stop = stop;
                _checkpoints.Save(_state);
            }

            return stop;
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested || _totals.IsCancelled)
        {
            _team.Share(_badImages);
            _checkpoints.Save(_state);
            return TrainingStop.Cancelled;
        }
        finally
        {
            _reporter.StopClocks();
        }
    }

    private TrainingStop RunEpoch()
    {
        _reporter.StartTraining();

        // What was due after the last batch and may not have been done before the process ended.
        if (_state.Position > 0 && AfterBatch() is var due and not TrainingStop.Completed)
            return due;

        using var batches = session.Photos.Epoch(_state.Epoch - 1, _state.Position, _team.Between(_cancellation)).GetEnumerator();
        while (Train(batches))
        {
            if (_team.Agree(_cancellation.IsCancellationRequested, _totals.IsCancelled))
                throw new OperationCanceledException(_cancellation);
            if (AfterBatch() is var stop and not TrainingStop.Completed)
                return stop;
            if (_checkpoints.IsDue(_state))
                _checkpoints.Save(_state);
            _reporter.ReportIfDue();
        }

        _reporter.StopTraining();
        return FinishEpoch();
    }

    private TrainingStop FinishEpoch()
    {
        _team.Share(_badImages);
        if (_state.ImagesSeen == _state.EpochStart)
            throw new InvalidOperationException("Training needs at least two photos that can be used, for batch normalisation; the input gave fewer.");
        if (_state.Missing.All(missing => missing == _state.ImagesSeen))
        {
            throw new InvalidOperationException(
                $"None of the {_state.ImagesSeen} photos of the first epoch has a label for any head: there is nothing to learn. Check the label columns.");
        }

        _state.ImagesInEpoch = _state.ImagesSeen - _state.EpochStart;
        if (_state.ValidatedAt < _state.ImagesSeen)
            Validate();
        _reporter.ReportIfNew();
        (_state.Epoch, _state.Position, _state.EpochStart) = (_state.Epoch + 1, 0, _state.ImagesSeen);
        if (_state.Epoch > _options.EffectiveEpochs)
            return TrainingStop.Completed;
        _checkpoints.Save(_state);
        return Stop();
    }

    // One batch; a process that has none left takes part until none has. Returns whether any had one.
    private bool Train(IEnumerator<PhotoBatch> batches)
    {
        using var batch = batches.MoveNext() ? batches.Current : null;
        _totals.Start(batch is not null, _cancellation.IsCancellationRequested, _team.Leads && IsOverTime);
        if (batch is not null)
            BatchFit.Check(batch, session.Spec);
        else if (!_team.StepsWithoutBatch)
            return false;

        _reporter.LearningRate = session.Rates.At(_state.Epoch, _state.Position);
        var moved = session.Step.Run(batch, _state.Steps, _reporter.LearningRate, _totals);
        if (_totals.Diverged is { } head)
            throw new TrainingDivergedException(session.Spec.Heads[head].Name, _totals.MeanOf(head), _state.Epoch, _state.ImagesSeen, _reporter.LearningRate);
        if (moved)
        {
            _reporter.Losses.Add(_totals);
            _state.ImagesSeen += _totals.Photos;
            _state.Steps++;
        }

        _state.Position = batch?.Position ?? _state.Position;
        return _totals.HasBatch;
    }

    // Validates when it is time, and returns whether what was seen and measured so far ends training.
    private TrainingStop AfterBatch()
    {
        if (_state.ImagesSeen - _state.ValidatedAt >= _options.ValidateEveryImages)
        {
            Validate();
            _checkpoints.Save(_state);
        }

        return Stop();
    }

    private TrainingStop Stop()
    {
        if (_best.SinceBest >= _options.EarlyStoppingPatience)
            return TrainingStop.EarlyStopping;
        if (!_team.Agree(IsOverTime, _totals.IsTimeUp))
            return TrainingStop.Completed;

        // The validation is one that the run would not have had: it comes after the checkpoint.
        _checkpoints.Save(_state);
        if (_state.ValidatedAt < _state.ImagesSeen)
            Validate();
        return TrainingStop.TimeBudget;
    }

    private bool IsOverTime => _reporter.Elapsed >= _options.TimeBudget;

    private void Validate()
    {
        if (_validator is not null)
        {
            using var pause = _reporter.Pause();
            using var average = session.Step.Average?.Use();
            _team.Send(session.Network.named_buffers().Select(buffer => (buffer.name, buffer.buffer)));
            var validation = _validator.Run(_state.Epoch, _state.ImagesSeen);
            _reporter.Report(validation, _best.Add(validation));
        }

        (_state.ValidatedAt, _state.Validations) = (_state.ImagesSeen, _best.All);
    }
}

/// <summary>The loss became infinite or no number: training cannot go on from there.</summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(string head, double loss, int epoch, long imagesSeen, double learningRate)
        : base(string.Create(CultureInfo.InvariantCulture, $"The loss of head '{head}' is {loss} in epoch {epoch} after {imagesSeen} photos at learning rate {learningRate}. ")
            + "Try a tenth of the learning rate; if it happens in the first steps, check that pixels are normalised and the starting weights are finite.")
        => (Head, Epoch, ImagesSeen, LearningRate) = (head, epoch, imagesSeen, learningRate);

    /// <summary>The head whose loss it is.</summary>
    public string Head { get; }

    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The number of photos trained on before the step.</summary>
    public long ImagesSeen { get; }

    /// <summary>The learning rate of the epoch.</summary>
    public double LearningRate { get; }
}
