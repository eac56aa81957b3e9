using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training;

/// <summary>The network with its optimiser: one step of SGD a batch. Every tensor of a step is freed at its end.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly GeoNetwork _network;
    private readonly GeoModel _model;
    private readonly ComputePrecision _precision;
    private readonly SummedLoss _loss;
    private readonly StepRandom _random;
    private readonly TrainingTeam _team;
    private readonly bool _needsTwo;

    public TrainingStep(GeoNetwork network, GeoModel model, GeoTrainingOptions options, SummedLoss loss, int seed, TrainingTeam team)
    {
        (_network, _model, _precision, _loss, _team) = (network, model, options.Precision, loss, team);

        // The processes of a team draw different numbers.
        seed = unchecked(seed + team.Rank * 0x3C6EF372);

        // Batch normalisation needs two; another epoch leaves out another photo.
        _needsTwo = team.IsAlone || (!network.IsBackboneFrozen && network.named_buffers().Any(buffer => buffer.name.EndsWith("running_mean", StringComparison.Ordinal)));
        _random = new StepRandom(seed);
        network.Backbone.Noise.Seed = seed;
        Optimizer = new NetworkOptimizer(network, options);
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
        var sums = batch is null || batch.Count < (_needsTwo ? 2 : 1) ? null : Forward(batch, step, totals);
        _team.Sum(totals.Values);
        if (totals.Photos < 2 || totals.Diverged is not null)
            return false;

        // Each process takes its photos' losses over the counts of all: its gradients are a part of the batch's.
        if (sums is not null)
            _loss.Mean(sums, totals.UsedBy).backward();
        if (!_team.IsAlone)
            Optimizer.SetGradients(_team.Sum(Optimizer.Parameters, sums is null ? null : Optimizer.Gradients()));
        Optimizer.Step(learningRate);
        Average?.Update(step + 1);
        return true;
    }

    private Tensor[] Forward(PhotoBatch batch, long step, StepTotals totals)
    {
        _random.Start(step);
        _network.Backbone.Noise.Step = step;
        var input = _model.ToInput(batch.Pixels, batch.Count, _precision);
        Span<int> used = stackalloc int[_loss.Heads];
        var sums = _loss.Sums(_network.call(input), batch.Labels, batch.Coordinates, used);
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
