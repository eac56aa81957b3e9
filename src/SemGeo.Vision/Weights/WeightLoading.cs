using static TorchSharp.torch;

namespace SemGeo.Vision.Weights;

/// <summary>One load of a network from one or several parts.</summary>
internal sealed class WeightLoading(nn.Module network)
{
    private readonly List<(string Name, Tensor Tensor)> _network = NetworkTensors.Of(network);
    private readonly HashSet<string> _seen = [];
    private readonly List<string> _matched = [];
    private readonly List<string> _unexpected = [];
    private readonly List<WeightMismatch> _mismatched = [];

    public SafeTensorsHeader ReadPart(Stream stream)
    {
        var targets = _network.ToDictionary(entry => entry.Name, entry => entry.Tensor);
        var reader = new SafeTensorsReader(stream);
        while (reader.MoveNext() is { } info)
        {
            if (!_seen.Add(info.Name))
                throw new WeightFormatException($"Tensor '{info.Name}' is in two parts of the weights.");
            if (!targets.TryGetValue(info.Name, out var target))
                _unexpected.Add(info.Name);
            else if (!Fits(target, info))
                _mismatched.Add(new WeightMismatch(info.Name, Describe(info.Name, target), info.Describe()));
            else
                Copy(reader, info, target);
        }

        return reader.Header;
    }

    public WeightReport Complete(bool strict)
    {
        var missing = _network.Select(entry => entry.Name).Where(name => !_seen.Contains(name)).ToList();
        var report = new WeightReport(_matched, missing, _unexpected, _mismatched);
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

    private void Copy(SafeTensorsReader reader, SafeTensorInfo info, Tensor target)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var loaded = empty(info.Shape.ToArray(), dtype: NetworkTensors.TypeOf(info.Type));
        reader.Read(loaded.bytes);
        target.copy_(loaded);
        _matched.Add(info.Name);
    }
}
