using SemGeo.Vision.Weights;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Steps;

/// <summary>The moving average of a network's weights; see <see cref="GeoTrainingOptions.AverageDecay"/>.</summary>
internal sealed class AveragedWeights : IDisposable
{
    private readonly double _decay;
    private readonly List<(string Name, Tensor Tensor)> _network;
    private readonly List<(string Name, Tensor Tensor)> _average = [];
    private readonly WeightSnapshot _trained;

    /// <summary>Starts from the network's present weights.</summary>
    public AveragedWeights(nn.Module network, double decay)
    {
        (_decay, _network, _trained) = (decay, NetworkTensors.Of(network), new WeightSnapshot(network));
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var (name, tensor) in _network)
            _average.Add((name, tensor.detach().clone().DetachFromDisposeScope()));
    }

    /// <summary>The average by the names of the network's tensors.</summary>
    public IReadOnlyList<(string Name, Tensor Tensor)> State => _average;

    /// <summary>Takes in the weights after a step.</summary>
    /// <param name="step">The number of steps so far, this one included.</param>
    public void Update(long step)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var decay = Math.Min(_decay, (1.0 + step) / (10.0 + step));
        for (var i = 0; i < _network.Count; i++)
        {
            var (average, weights) = (_average[i].Tensor, _network[i].Tensor.detach());
            if (!average.is_floating_point())
            {
                average.copy_(weights);
                continue;
            }

            average.mul_(decay);
            average.add_(weights, 1 - decay);
        }
    }

    /// <summary>Puts the average into the network for good.</summary>
    public void Apply()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        for (var i = 0; i < _network.Count; i++)
            _network[i].Tensor.copy_(_average[i].Tensor);
    }

    /// <summary>Puts the average into the network until the result is disposed.</summary>
    public IDisposable Use()
    {
        _trained.Take();
        Apply();
        return new Restoring(_trained);
    }

    /// <summary>Frees the average.</summary>
    public void Dispose()
    {
        _trained.Dispose();
        foreach (var (_, tensor) in _average)
            tensor.Dispose();
        _average.Clear();
    }

    private sealed class Restoring(WeightSnapshot trained) : IDisposable
    {
        public void Dispose() => trained.Restore();
    }
}
