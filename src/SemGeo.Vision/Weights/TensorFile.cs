using static TorchSharp.torch;

namespace SemGeo.Vision.Weights;

/// <summary>Named tensors in a safetensors file: the exact bits, out and in again.</summary>
internal static class TensorFile
{
    /// <summary>Writes tensors of any device and memory order, a tensor at a time.</summary>
    /// <param name="stream">The file; not disposed.</param>
    /// <param name="tensors">The tensors by name.</param>
    /// <param name="metadata">What else the header holds; null for nothing.</param>
    public static void Write(Stream stream, IReadOnlyList<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        // Wide elements first, so that each tensor's data are aligned to its elements.
        var ordered = tensors
            .Select(entry => (entry.Tensor, Info: InfoOf(entry.Name, entry.Tensor)))
            .OrderByDescending(entry => SafeTensorTypes.SizeOf(entry.Info.Type)).ToList();
        var writer = new SafeTensorsWriter(stream, new SafeTensorsHeader(ordered.ConvertAll(entry => entry.Info), metadata ?? new Dictionary<string, string>()));
        foreach (var (tensor, _) in ordered)
        {
            using var scope = NewDisposeScope();
            using var noGrad = no_grad();
            writer.Write(tensor.detach().cpu().contiguous().bytes);
        }

        writer.Complete();
    }

    /// <summary>How a tensor is described in a file.</summary>
    public static SafeTensorInfo InfoOf(string name, Tensor tensor) => new(name, NetworkTensors.TypeOf(tensor, name), tensor.shape);

    /// <summary>Reads what <see cref="Write"/> wrote into tensors of the same names, types and shapes.</summary>
    /// <exception cref="WeightFormatException">The file holds other tensors.</exception>
    public static void Read(Stream stream, IReadOnlyList<(string Name, Tensor Tensor)> tensors)
    {
        var targets = tensors.ToDictionary(entry => entry.Name, entry => entry.Tensor);
        var reader = new SafeTensorsReader(stream);
        while (reader.MoveNext() is { } info)
        {
            if (!targets.Remove(info.Name, out var target) || NetworkTensors.TypeOf(target, info.Name) != info.Type || !info.Shape.SequenceEqual(target.shape))
                throw new WeightFormatException($"The tensor '{info.Name}', {info.Describe()}, is none of the run's.");
            using var scope = NewDisposeScope();
            using var noGrad = no_grad();
            var loaded = empty(info.Shape.ToArray(), dtype: NetworkTensors.TypeOf(info.Type));
            reader.Read(loaded.bytes);
            target.copy_(loaded);
        }

        if (targets.Count > 0)
            throw new WeightFormatException($"{targets.Count} tensors of the run are not in the file, the first is '{targets.Keys.First()}'.");
    }
}
