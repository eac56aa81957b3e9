using System.Runtime.InteropServices;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training;

/// <summary>The network with its optimiser: one step of SGD a batch. Every tensor of a step is freed at its end.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly GeoNetwork _network;
    private readonly GeoDevice _device;
    private readonly SummedCrossEntropy _loss;
    private readonly SGD _optimizer;

    public TrainingStep(GeoNetwork network, GeoDevice device, GeoTrainingOptions options, IReadOnlyList<double> weights)
    {
        (_network, _device) = (network, device);
        _loss = new SummedCrossEntropy(weights);
        _optimizer = optim.SGD(network.TrainableParameters, options.LearningRate, options.Momentum, 0, options.WeightDecay);
    }

    /// <summary>Sets the learning rate of the steps that follow.</summary>
    public void SetLearningRate(double learningRate)
    {
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = learningRate;
    }

    /// <summary>Does a step. When a loss is not finite, the weights stay as they are.</summary>
    /// <param name="pixels">Normalised pixels, interleaved.</param>
    /// <param name="size">The width and height of the photos.</param>
    /// <param name="labels">The class of photo i for head h at [i * heads + h], -1 where it is missing.</param>
    /// <param name="labelled">Receives the number of labelled photos of each head.</param>
    /// <param name="losses">Receives each head's mean loss over its labelled photos.</param>
    public void Run(ReadOnlySpan<float> pixels, int size, ReadOnlySpan<int> labels, Span<int> labelled, Span<float> losses)
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var input = ChannelsLast.FromPixels(pixels, labels.Length / labelled.Length, size, size).to(_device.ToTorch());
        var (heads, sum) = _loss.Compute(_network.call(input), labels, labelled);
        MemoryMarshal.Cast<byte, float>(heads.detach().cpu().bytes).CopyTo(losses);
        if (losses.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) >= 0)
            return;
        sum.backward();
        _optimizer.step();
    }

    public void Dispose() => _optimizer.Dispose();
}
