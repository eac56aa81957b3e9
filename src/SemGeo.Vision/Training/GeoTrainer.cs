using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;

namespace SemGeo.Vision.Training;

/// <summary>Trains a model: SGD on the summed cross entropy of its heads, the weights with the lowest validation loss kept (paper, 3.1.3 and 4.1.1).</summary>
/// <remarks>One seed of the model and of the input gives the same weights on one machine with the same number of threads.</remarks>
public sealed class GeoTrainer
{
    private readonly GeoTrainingOptions _options;

    /// <summary>Makes a trainer.</summary>
    /// <param name="options">How to train; checked here, read while training. Null for the paper's.</param>
    /// <exception cref="ArgumentException">Options are wrong.</exception>
    public GeoTrainer(GeoTrainingOptions? options = null)
    {
        _options = options ?? new GeoTrainingOptions();
        _options.Validate();
    }

    /// <summary>Trains a model in place, from the weights that it has.</summary>
    /// <param name="model">The model; nobody may predict with it meanwhile. After an error its weights are those of the last step.</param>
    /// <param name="photos">The training photos as batches of the model's input size, with a label for each head (-1 where it is missing; such labels are left
    /// out of the loss and counted).</param>
    /// <param name="validation">The photos to choose the weights by; null to keep the last weights.</param>
    /// <param name="progress">Is told how far training is, on the calling thread.</param>
    /// <param name="cancellationToken">Ends training early: the best weights so far are kept.</param>
    /// <returns>What came of it, with every validation.</returns>
    /// <exception cref="ArgumentException">Options, labels or cell coordinates do not fit the model's heads, or the batches its input size.</exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or no number.</exception>
    /// <exception cref="BadImageException">An image cannot be used, and the input's options say Throw.</exception>
    /// <exception cref="InvalidOperationException">There are too few photos to train on, or none has a label.</exception>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    public TrainingResult Train(
        GeoModel model, TrainingInput photos, ValidationSet? validation = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(photos);
        CheckHeads(model.Spec, validation);
        TrainingResult? result = null;
        model.Use(network => result = Train(network, model, photos, validation, progress, cancellationToken));
        return result!;
    }

    private TrainingResult Train(
        GeoNetwork network, GeoModel model, TrainingInput photos, ValidationSet? validation, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var weights = _options.HeadLossWeights ?? [.. model.Spec.Heads.Select(_ => 1.0)];
        using var threads = new TorchThreads(model.Threads);
        network.IsBackboneFrozen = _options.FreezeBackbone;
        using var step = new TrainingStep(network, model.Device, _options, weights);
        using var best = new BestWeights(network);
        Func<int, long, ValidationResult>? validate = validation is null ? null : new Validator(network, model, weights, validation, cancellationToken).Run;
        network.train();
        try
        {
            return new TrainingRun(_options, model.Spec, step, best, weights, validate, progress).Execute(photos, cancellationToken);
        }
        finally
        {
            network.eval();
            network.IsBackboneFrozen = false;
        }
    }

    private void CheckHeads(GeoModelSpec spec, ValidationSet? validation)
    {
        if (_options.HeadLossWeights is { } weights && weights.Count != spec.Heads.Count)
            throw new ArgumentException($"HeadLossWeights has {weights.Count} numbers for {spec.Heads.Count} heads, it needs as many.");
        if (validation?.CellCoordinates is not { } coordinates)
            return;
        if (coordinates.Count != spec.Heads.Count)
            throw new ArgumentException($"CellCoordinates has {coordinates.Count} lists for {spec.Heads.Count} heads, it needs as many.", nameof(validation));
        foreach (var (head, cells) in spec.Heads.Zip(coordinates))
        {
            if (cells.Count != head.Cells)
                throw new ArgumentException($"CellCoordinates of head '{head.Name}' has {cells.Count} coordinates for {head.Cells} cells, it needs as many.", nameof(validation));
        }
    }
}
