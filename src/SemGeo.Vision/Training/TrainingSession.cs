using SemGeo.Geography;
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

/// <summary>What is to be trained, on what and how: as the caller gave it.</summary>
/// <param name="Options">How to train.</param>
/// <param name="Cells">The coordinates of all heads' cells; null where they are not needed.</param>
/// <param name="Model">The model.</param>
/// <param name="Photos">The training photos.</param>
/// <param name="Validation">The photos to choose the weights by; null for none.</param>
/// <param name="Progress">Gets the progress; null for nobody.</param>
/// <param name="Cancellation">Ends training early.</param>
internal sealed record TrainingRequest(
    GeoTrainingOptions Options,
    IReadOnlyList<IReadOnlyList<GeoCoordinate>>? Cells,
    GeoModel Model,
    TrainingInput Photos,
    ValidationSet? Validation,
    IProgress<TrainingProgress>? Progress,
    CancellationToken Cancellation);

/// <summary>What one run works with, made anew or brought back from a checkpoint; it frees what it made.</summary>
internal sealed class TrainingSession : IDisposable
{
    private readonly CheckpointFolder? _folder;

    /// <summary>Prepares a run.</summary>
    /// <param name="request">What is to be trained.</param>
    /// <param name="network">The model's network.</param>
    /// <param name="team">The processes that train it.</param>
    /// <param name="threads">The threads that libtorch computes with.</param>
    public TrainingSession(TrainingRequest request, GeoNetwork network, ITrainingTeam team, int threads)
    {
        (Request, Network, Team) = (request, network, team);
        try
        {
            Photos.Share(team.PhotoShare);
            _folder = team.Leads && Options.Checkpoints is { } checkpoints ? new CheckpointFolder(checkpoints) : null;
            StartMixtures();
            Weights = Options.HeadLossWeights ?? [.. Spec.Heads.Select(_ => 1.0)];
            Loss = HeadLosses.Create(network, Options, Weights, request.Cells);
            Step = new TrainingStep(network, Model, Options, Loss, Photos.Options.Seed, team);
            Best = new BestWeights(network);
            var identity = new Lazy<SortedDictionary<string, string>>(() => RunIdentity.Of(Spec, Options, Photos, request.Validation));
            team.CheckSame(
                () => identity.Value,
                (leading, other, rank) => RunIdentity.Differences(leading, other, (key, first, own) => $"{key} is {first} in rank 0 and {own} in rank {rank}"));
            var saved = _folder is null ? null : new RunCheckpoints(_folder, network, Step, Best, identity.Value);
            var notices = new List<string>();
            State = Begin(saved, threads, notices);
            Photos.BadImages.Restore(State.BadImages);
            Photos.BadImages.TakeNew();
            Reporter = new TrainingReporter(Options, State, Weights, notices, team.Leads ? request.Progress : null);
            Rates = new LearningRates(Options, Photos.Count);
            Checkpoints = new CheckpointTimer(Options.Checkpoints, saved, Reporter, Photos.BadImages);
            foreach (var notice in notices)
                Reporter.Report(notice: notice);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What is to be trained.</summary>
    public TrainingRequest Request { get; }

    /// <summary>How.</summary>
    public GeoTrainingOptions Options => Request.Options;

    /// <summary>The model.</summary>
    public GeoModel Model => Request.Model;

    /// <summary>What its network is.</summary>
    public GeoModelSpec Spec => Model.Spec;

    /// <summary>Its network.</summary>
    public GeoNetwork Network { get; }

    /// <summary>The training photos.</summary>
    public TrainingInput Photos => Request.Photos;

    /// <summary>The processes that train.</summary>
    public ITrainingTeam Team { get; }

    /// <summary>What each head's loss counts.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>The loss of all heads.</summary>
    public SummedLoss Loss { get; }

    /// <summary>The network with its optimizer.</summary>
    public TrainingStep Step { get; }

    /// <summary>The weights of the best validation.</summary>
    public BestWeights Best { get; }

    /// <summary>Where the run is.</summary>
    public RunState State { get; }

    /// <summary>The learning rate of each step.</summary>
    public LearningRates Rates { get; }

    /// <summary>When and where the run is kept.</summary>
    public CheckpointTimer Checkpoints { get; }

    /// <summary>Reports how far it is.</summary>
    public TrainingReporter Reporter { get; }

    /// <summary>Frees the optimizer's and the best weights' tensors and the folder of checkpoints.</summary>
    public void Dispose()
    {
        Best?.Dispose();
        Step?.Dispose();
        _folder?.Dispose();
    }

    private RunState Begin(RunCheckpoints? saved, int threads, List<string> notices)
    {
        var state = saved?.Load(notices.Add) ?? new RunState { Missing = new long[Weights.Count] };
        if (state.Threads != 0 && state.Threads != threads)
        {
            notices.Add(
                $"The run was begun with {state.Threads} threads and goes on with {threads}: its weights will differ in the last bits from those of one process.");
        }

        if (state.Processes != 0 && state.Processes != Team.Size)
        {
            notices.Add(
                $"The run was begun with {state.Processes} processes and goes on with {Team.Size}: "
                + "its weights will differ from those of a run that keeps their number.");
        }

        if (state.Library.Length > 0 && Team.Library.Length > 0 && state.Library != Team.Library)
        {
            notices.Add(
                $"The run was begun with {state.Library} and goes on with {Team.Library}: "
                + "its weights may differ in the last bits from those of a run that keeps the library.");
        }

        (state.Threads, state.Processes, state.Library) = (threads, Team.Size, Team.Library);

        // All processes go on from where rank 0 is.
        state = Team.FromLeader(state);
        if (!Team.Leads)
            Best.Resume(state.Validations);
        Team.Send(NetworkTensors.Of(Network));
        Team.Send(Step.Optimizer.State);
        Team.Send(Step.Average?.State ?? []);
        return state;
    }

    private void StartMixtures()
    {
        for (var head = 0; head < Spec.Heads.Count; head++)
        {
            if (Network.Mixtures[head] is { IsUnset: true } mixture)
            {
                mixture.Initialize(
                    Request.Cells?[head] ?? throw new ArgumentException(
                        $"Head '{Spec.Heads[head].Name}' is a mixture, which starts with a distribution at each cell: give the coordinates of the cells."),
                    Options.MixtureConcentration);
            }
        }
    }
}
