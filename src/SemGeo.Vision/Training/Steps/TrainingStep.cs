using System.Runtime.InteropServices;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training;

/// <summary>The network with its optimiser: one step of SGD a batch. Every tensor of a step is freed at its end.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly GeoNetwork _network;
    private readonly GeoDevice _device;
    private readonly SummedLoss _loss;
    private readonly StepRandom _random;

    public TrainingStep(GeoNetwork network, GeoDevice device, GeoTrainingOptions options, SummedLoss loss, int seed)
    {
        (_network, _device, _loss) = (network, device, loss);
        _random = new StepRandom(seed);
        network.Backbone.Noise.Seed = seed;
        Optimizer = new SgdMomentum(network, options);
        Average = options.AverageDecay is { } decay ? new AveragedWeights(network, decay) : null;
    }

    /// <summary>The optimiser with its momentum.</summary>
    public SgdMomentum Optimizer { get; }

    /// <summary>The moving average of the weights, where one is kept.</summary>
    public AveragedWeights? Average { get; }

    /// <summary>Does a step. When a loss is not finite, the weights stay as they are.</summary>
    /// <param name="batch">The photos.</param>
    /// <param name="step">The step's number, from 0.</param>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="used">Receives the number of photos that each head learns from.</param>
    /// <param name="losses">Receives each head's mean loss over them.</param>
    public void Run(PhotoBatch batch, long step, double learningRate, Span<int> used, Span<float> losses)
    {
        using var scope = NewDisposeScope();
        _random.Start(step);
        _network.Backbone.Noise.Step = step;
        var input = ChannelsLast.FromPixels(batch.Pixels, batch.Count, batch.InputSize, batch.InputSize).to(_device.ToTorch());
        var (heads, sum) = _loss.Compute(_network.call(input), batch.Labels, batch.Coordinates, used);
        MemoryMarshal.Cast<byte, float>(heads.detach().cpu().bytes).CopyTo(losses);
        if (losses.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) >= 0)
            return;
        Optimizer.Step(autograd.grad([sum], Optimizer.Parameters, allow_unused: true), learningRate);
        Average?.Update(step + 1);
    }

    public void Dispose()
    {
        Average?.Dispose();
        Optimizer.Dispose();
        _random.Dispose();
    }
}
