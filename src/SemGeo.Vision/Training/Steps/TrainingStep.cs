using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training.Losses;
using SemGeo.Vision.Training.Team;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Steps;

/// <summary>The network with its optimiser: one step of SGD a batch. Every tensor of a step is freed at its end.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly GeoNetwork _network;
    private readonly GeoModel _model;
    private readonly ComputePrecision _precision;
    private readonly SummedLoss _loss;
    private readonly StepRandom _random;
    private readonly ITrainingTeam _team;
    private readonly int _leastPhotos;
    private readonly List<Parameter> _heads, _backbone;

    public TrainingStep(GeoNetwork network, GeoModel model, GeoTrainingOptions options, SummedLoss loss, int seed, ITrainingTeam team)
    {
        (_network, _model, _precision, _loss, _team) = (network, model, options.Precision, loss, team);

        // The processes of a team draw different numbers.
        seed = unchecked(seed + team.Rank * 0x3C6EF372);
        _leastPhotos = team.LeastPhotos(network);
        _random = new StepRandom(seed);
        network.Backbone.Noise.Seed = seed;
        Optimizer = new NetworkOptimizer(network, options);
        _heads = Part(network, isBackbone: false);
        _backbone = Part(network, isBackbone: true);
        Average = options.AverageDecay is { } decay ? new AveragedWeights(network, decay) : null;
    }

    /// <summary>The optimiser with its momentum.</summary>
    public NetworkOptimizer Optimizer { get; }

    /// <summary>The moving average of the weights, where one is kept.</summary>
    public AveragedWeights? Average { get; }

    /// <summary>Does a step. When there are fewer than two photos or a loss is not finite, the weights stay as they are.</summary>
    /// <param name="batch">The photos; null where this process has none left.</param>
    /// <param name="step">The step's number, from 0.</param>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="totals">Begun; receives counts and losses, and is summed over the processes.</param>
    /// <returns>Whether the weights moved.</returns>
    public bool Run(PhotoBatch? batch, long step, double learningRate, StepTotals totals)
    {
        using var scope = NewDisposeScope();
        Tensor? features = null;
        var sums = batch is null || batch.Count < _leastPhotos ? null : Forward(batch, step, totals, out features);
        _team.Sum(totals.Values);
        if (totals.Photos < 2 || totals.Diverged is not null)
            return false;

        // Each process takes its photos' losses over the counts of all: its gradients are a part of the batch's.
        var loss = sums is null ? null : _loss.Mean(sums, totals.UsedBy);
        _team.Backward(loss, features, _heads, _backbone);
        Optimizer.Step(learningRate);
        Average?.Update(step + 1);
        return true;
    }

    private static List<Parameter> Part(GeoNetwork network, bool isBackbone)
        => [.. network.TrainableParameters.Where(entry => entry.Name.StartsWith("backbone.", StringComparison.Ordinal) == isBackbone).Select(entry => entry.Parameter)];

    private Tensor[] Forward(PhotoBatch batch, long step, StepTotals totals, out Tensor? features)
    {
        _random.Start(step);
        _network.Backbone.Noise.Step = step;
        var input = _model.ToInput(batch.Pixels, batch.Count, _precision);
        Span<int> used = stackalloc int[_loss.Heads];
        var sums = _loss.Sums(_network.Forward(input, out features), batch.Labels, batch.Coordinates, used);
        totals.Add(batch.Count, used, sums);
        return sums;
    }

    public void Dispose()
    {
        Average?.Dispose();
        Optimizer.Dispose();
        _random.Dispose();
    }
}
