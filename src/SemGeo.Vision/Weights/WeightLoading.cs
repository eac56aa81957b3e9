using static TorchSharp.torch;

namespace SemGeo.Vision.Weights;

/// <summary>One load of a network from one or several parts.</summary>
internal sealed class WeightLoading
{
    private readonly List<(string Name, Tensor Tensor)> _network;
    private readonly Dictionary<string, Tensor> _targets;
    private readonly HashSet<string> _seen = [];
    private readonly List<string> _matched = [];
    private readonly List<string> _unexpected = [];
    private readonly List<WeightMismatch> _mismatched = [];

    public WeightLoading(nn.Module network)
    {
        _network = NetworkTensors.Of(network);
        _targets = _network.ToDictionary(entry => entry.Name, entry => entry.Tensor);
    }

    public SafeTensorsHeader ReadPart(Stream stream)
    {
        var reader = new SafeTensorsReader(stream);
        while (reader.MoveNext() is { } info)
            Offer(info.Name, info, reader.Read);
        return reader.Header;
    }

    /// <summary>Loads a tensor, if the network has it and it fits.</summary>
    /// <param name="name">What the network calls it.</param>
    /// <param name="info">The file's tensor.</param>
    /// <param name="read">Reads its data.</param>
    /// <exception cref="WeightFormatException">It comes twice, or its data cannot be read.</exception>
    public void Offer(string name, SafeTensorInfo info, TensorReader read)
    {
        if (!_seen.Add(name))
            throw new WeightFormatException($"Tensor '{name}' is in two parts of the weights, or twice in one.");
        if (!_targets.TryGetValue(name, out var target))
            _unexpected.Add(info.Name);
        else if (!Fits(target, info))
            _mismatched.Add(new WeightMismatch(name, Describe(name, target), info.Describe()));
        else
            Copy(name, info, read, target);
    }

    /// <summary>Ends the load.</summary>
    /// <param name="strict">Whether the file must have held exactly the network's tensors.</param>
    /// <param name="skipped">Tensors of the file that were left out on purpose.</param>
    /// <param name="mayBeMissing">Which of the network's tensors the file need not have.</param>
    /// <param name="names">How the file's names were read, where they may be another's.</param>
    public WeightReport Complete(bool strict, IReadOnlyList<string>? skipped = null, Func<string, bool>? mayBeMissing = null, WeightNames? names = null)
    {
        var missing = _network.Select(entry => entry.Name).Where(name => !_seen.Contains(name) && mayBeMissing?.Invoke(name) != true).ToList();
        var report = new WeightReport(_matched, missing, _unexpected, _mismatched) { Skipped = skipped ?? [], Prefix = names?.Prefix ?? "", TriedPrefixes = names?.Tried ?? [] };
        return strict && !report.IsComplete ? throw new WeightMismatchException(report) : report;
    }

    // Floating-point numbers are converted to the network's precision; whole numbers must be of the same type.
    private static bool Fits(Tensor target, SafeTensorInfo info)
    {
        var type = NetworkTensors.TypeOf(target, info.Name);
        return target.shape.AsSpan().SequenceEqual(info.Shape.ToArray())
            && (type == info.Type || (NetworkTensors.IsFloatingPoint(type) && NetworkTensors.IsFloatingPoint(info.Type)));
    }

    private static string Describe(string name, Tensor tensor) => new SafeTensorInfo(name, NetworkTensors.TypeOf(tensor, name), tensor.shape).Describe();

    private void Copy(string name, SafeTensorInfo info, TensorReader read, Tensor target)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var loaded = empty(info.Shape.ToArray(), dtype: NetworkTensors.TypeOf(info.Type));
        read(loaded.bytes);
        target.copy_(loaded);
        _matched.Add(name);
    }
}
