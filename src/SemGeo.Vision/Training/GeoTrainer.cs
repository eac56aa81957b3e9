using SemGeo.Geography;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Distributed;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training.Checkpoints;
using SemGeo.Vision.Training.Team;

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
        var request = new TrainingRequest(_options, _cells, model, photos, validation, progress, cancellationToken);
        TrainingResult? result = null;
        model.Change(network => result = Train(request, network));
        return result!;
    }

    private static TrainingResult Train(TrainingRequest request, GeoNetwork network)
    {
        var (options, model, photos) = (request.Options, request.Model, request.Photos);
        network.IsBackboneFrozen = options.FreezeBackbone;
        try
        {
            model.Device.Require(options.Precision);
            using var threads = new TorchThreads(model.Threads);
            using var tensorFloat32 = new TensorFloat32(model.Device);
            using var team = ITrainingTeam.Meet(options.FindTeam(), photos.Options.BatchSize);
            return Train(request, network, team, threads.Count);
        }
        finally
        {
            photos.Share(PhotoShare.Whole);
            network.eval();
            network.IsBackboneFrozen = false;
        }
    }

    private static TrainingResult Train(TrainingRequest request, GeoNetwork network, ITrainingTeam team, int threads)
    {
        try
        {
            using var session = new TrainingSession(request, network, team, threads);
            return new TrainingRun(session).Execute();
        }
        catch (Exception e)
        {
            team.Fail(e);
            throw;
        }
    }
}
