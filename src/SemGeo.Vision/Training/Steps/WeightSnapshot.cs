using SemGeo.Vision.Weights;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Steps;

/// <summary>A copy of a network's parameters and buffers in main memory.</summary>
internal sealed class WeightSnapshot(nn.Module network) : IDisposable
{
    private readonly List<(string Name, Tensor Tensor)> _network = NetworkTensors.Of(network);
    private List<Tensor>? _copies;

    /// <summary>Whether there is something to restore.</summary>
    public bool IsTaken => _copies is not null;

    /// <summary>The copies by the names of the network's tensors; they stay this object's.</summary>
    public IReadOnlyList<(string Name, Tensor Tensor)> State => [.. _network.Zip(_copies ?? [], (entry, copy) => (entry.Name, copy))];

    /// <summary>Copies the network's present state over what was kept before.</summary>
    public void Take()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        _copies ??= [.. _network.Select(entry => empty_like(entry.Tensor.detach(), device: CPU).DetachFromDisposeScope())];
        Copy(_network.Select(entry => entry.Tensor), _copies);
    }

    /// <summary>Puts the kept state back into the network.</summary>
    public void Restore()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        Copy(_copies ?? throw new InvalidOperationException("Nothing was kept."), _network.Select(entry => entry.Tensor));
    }

    /// <summary>Frees the copies.</summary>
    public void Dispose()
    {
        foreach (var copy in _copies ?? [])
            copy.Dispose();
        _copies = null;
    }

    private static void Copy(IEnumerable<Tensor> from, IEnumerable<Tensor> to)
    {
        foreach (var (source, target) in from.Zip(to))
            target.copy_(source);
    }
}
