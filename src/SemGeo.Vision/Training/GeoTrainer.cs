using SemGeo.Geography;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Distributed;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training.Checkpoints;
using SemGeo.Vision.Training.Losses;
using SemGeo.Vision.Training.Schedules;
using SemGeo.Vision.Training.Steps;
using SemGeo.Vision.Training.Team;
using SemGeo.Vision.Weights;

namespace SemGeo.Vision.Training;

/// <summary>Trains a model: SGD on the summed loss of its heads, the weights with the lowest validation loss kept (paper, 3.1.3 and 4.1.1).</summary>
/// <remarks>
/// <list type="bullet">
/// <item>One seed of the model and of the input gives the same weights on one machine with the same number of threads, in one process or in several that go on
/// from each other's checkpoints.</item>
/// <item>Several processes may train together (<see cref="GeoTrainingOptions.Distributed"/>): each takes every n-th photo of a batch, gradients are summed, and
/// without batch normalisation and dropout the weights are those of one process up to rounding. With it each process normalises by its own photos; the statistics
/// that are kept are those of rank 0. The same data and options must be given to all; only rank 0 reports and touches the folder of checkpoints.</item>
/// <item>torch's random generators are started anew before each step; the caller's state of the CPU's is put back at the end.</item>
/// </list>
/// </remarks>
public sealed class GeoTrainer
{
    private readonly GeoTrainingOptions _options;
    private readonly IReadOnlyList<IReadOnlyList<GeoCoordinate>>? _cells;

    /// <summary>Makes a trainer.</summary>
    /// <param name="options">How to train; checked here, read while training. Null for the paper's.</param>
    /// <param name="cellCoordinates">The coordinate of every cell of every head, fine to coarse; needed for label smoothing and to start mixtures.</param>
    /// <exception cref="ArgumentException">Options are wrong, or smoothing is asked for without coordinates.</exception>
    public GeoTrainer(GeoTrainingOptions? options = null, IReadOnlyList<IReadOnlyList<GeoCoordinate>>? cellCoordinates = null)
    {
        _options = options ?? new GeoTrainingOptions();
        _options.Validate();
        _cells = cellCoordinates;
        if (_options.LabelSmoothingKm is not null && _cells is null)
            throw new ArgumentException("LabelSmoothingKm needs the coordinates of the cells, to know how far they are from a photo.", nameof(cellCoordinates));
    }

    /// <summary>Trains a model in place, from the weights that it has, or from a checkpoint.</summary>
    /// <param name="model">The model; nobody may predict with it meanwhile. After an error its weights are those of the last step.</param>
    /// <param name="photos">The training photos as batches of the model's input size, with a label for each head (-1 where it is missing; such labels are left
    /// out of the loss and counted).</param>
    /// <param name="validation">The photos to choose the weights by; null to keep the last weights.</param>
    /// <param name="progress">Is told how far training is, on the calling thread.</param>
    /// <param name="cancellationToken">Ends training early: the best weights so far are kept.</param>
    /// <returns>What came of it, with every validation.</returns>
    /// <exception cref="ArgumentException">Options, labels or cell coordinates do not fit the model's heads, or the batches its input size.</exception>
    /// <exception cref="PrecisionUnavailableException">The model's device cannot compute in the precision asked for.</exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or no number.</exception>
    /// <exception cref="BadImageException">An image cannot be used, and the input's options say Throw.</exception>
    /// <exception cref="InvalidOperationException">There are too few photos to train on, or none has a label.</exception>
    /// <exception cref="CheckpointMismatchException">The checkpoints are of a run with other options or photos.</exception>
    /// <exception cref="CheckpointException">The folder of checkpoints is in use, holds a run that is not to be resumed, or only damaged checkpoints.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written.</exception>
    /// <exception cref="PlatformNotSupportedException">There are several processes, and no MPI library.</exception>
    /// <exception cref="DistributedException">The processes do not meet, lose one another, or another one has failed.</exception>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    public TrainingResult Train(
        GeoModel model, TrainingInput photos, ValidationSet? validation = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(photos);
        HeadFit.Check(model.Spec, _options, _cells, nameof(photos));
        HeadFit.Check(model.Spec, _options, validation?.CellCoordinates, nameof(validation));
        TrainingResult? result = null;
        model.Change(network => result = Train(network, model, photos, validation, progress, cancellationToken));
        return result!;
    }

    private TrainingResult Train(
        GeoNetwork network, GeoModel model, TrainingInput photos, ValidationSet? validation, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        network.IsBackboneFrozen = _options.FreezeBackbone;
        try
        {
            return Run(network, model, photos, validation, progress, cancellationToken);
        }
        finally
        {
            photos.Share(PhotoShare.Whole);
            network.eval();
            network.IsBackboneFrozen = false;
        }
    }

    private TrainingResult Run(
        GeoNetwork network, GeoModel model, TrainingInput photos, ValidationSet? validation, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        model.Device.Require(_options.Precision);
        using var threads = new TorchThreads(model.Threads);
        using var tensorFloat32 = new TensorFloat32(model.Device);
        using var team = TrainingTeam.Meet(_options.FindTeam(), photos.Options.BatchSize);
        try
        {
            return Run(network, model, photos, validation, team, threads, progress, cancellationToken);
        }
        catch (Exception e)
        {
            team.Fail(e);
            throw;
        }
    }

    private TrainingResult Run(
        GeoNetwork network, GeoModel model, TrainingInput photos, ValidationSet? validation, TrainingTeam team, TorchThreads threads, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        photos.Share(team.PhotoShare);
        using var folder = team.Leads && _options.Checkpoints is { } checkpoints ? new CheckpointFolder(checkpoints) : null;
        StartMixtures(network, model.Spec);
        var weights = _options.HeadLossWeights ?? [.. model.Spec.Heads.Select(_ => 1.0)];
        var loss = HeadLosses.Create(network, _options, weights, _cells);
        using var step = new TrainingStep(network, model, _options, loss, photos.Options.Seed, team);
        using var best = new BestWeights(network);
        var identity = folder is null && team.IsAlone ? null : RunIdentity.Of(model.Spec, _options, photos, validation);
        CheckSame(team, identity);
        var saved = folder is null ? null : new RunCheckpoints(folder, network, step, best, identity!);
        var notices = new List<string>();
        var state = saved?.Load(notices.Add) ?? new RunState { Missing = new long[weights.Count] };
        if (state.Threads != 0 && state.Threads != threads.Count)
            notices.Add($"The run was begun with {state.Threads} threads and goes on with {threads.Count}: its weights will differ in the last bits from those of one process.");
        if (state.Processes != 0 && state.Processes != team.Size)
            notices.Add($"The run was begun with {state.Processes} processes and goes on with {team.Size}: its weights will differ from those of a run that keeps their number.");
        if (state.Library.Length > 0 && team.Library.Length > 0 && state.Library != team.Library)
            notices.Add($"The run was begun with {state.Library} and goes on with {team.Library}: its weights may differ in the last bits from those of a run that keeps the library.");
        (state.Threads, state.Processes, state.Library) = (threads.Count, team.Size, team.Library);
        state = Begin(team, state, network, step, best);
        photos.BadImages.Restore(state.BadImages);
        photos.BadImages.TakeNew();

        var reporter = new TrainingReporter(_options, state, weights, notices, team.Leads ? progress : null);
        foreach (var notice in notices)
            reporter.Report(notice: notice);
        var validator = validation is null ? null : new Validator(network, model, loss, weights, _options.Precision, validation, team, cancellationToken);
        var rates = new LearningRates(_options, photos.Count);
        var timer = new CheckpointTimer(_options.Checkpoints, saved, reporter, photos.BadImages);
        network.train();
        return new TrainingRun(_options, model.Spec, network, team, step, best, state, rates, validator is null ? null : validator.Run, timer, reporter).Execute(photos, cancellationToken);
    }

    // All processes go on from where rank 0 is.
    private static RunState Begin(TrainingTeam team, RunState state, GeoNetwork network, TrainingStep step, BestWeights best)
    {
        if (team.IsAlone)
            return state;
        state = team.FromLeader(state);
        if (!team.Leads)
            best.Resume(state.Validations);
        team.Send(NetworkTensors.Of(network));
        team.Send(step.Optimizer.State);
        team.Send(step.Average?.State ?? []);
        return state;
    }

    private static void CheckSame(TrainingTeam team, SortedDictionary<string, string>? identity)
    {
        if (team.IsAlone)
            return;
        var all = team.Gather(identity!);
        for (var rank = 1; rank < all.Count; rank++)
        {
            var differences = RunIdentity.Differences(all[0], all[rank], (key, leading, other) => $"{key} is {leading} in rank 0 and {other} in rank {rank}");
            if (differences.Count > 0)
                throw new ArgumentException($"All processes must train the same, but {string.Join("; ", differences)}. Give all the same options and photos.");
        }
    }

    private void StartMixtures(GeoNetwork network, GeoModelSpec spec)
    {
        for (var head = 0; head < spec.Heads.Count; head++)
        {
            if (network.Mixtures[head] is { IsUnset: true } mixture)
            {
                mixture.Initialize(
                    _cells?[head] ?? throw new ArgumentException($"Head '{spec.Heads[head].Name}' is a mixture, which starts with a distribution at each cell: give the coordinates of the cells."),
                    _options.MixtureConcentration);
            }
        }
    }
}
