using static TorchSharp.torch;

namespace SemGeo.Vision.Weights;

/// <summary>The tensors that make up a network's state: its parameters, then its buffers.</summary>
internal static class NetworkTensors
{
    private static readonly (ScalarType Torch, SafeTensorType File)[] Types =
    [
        (ScalarType.Bool, SafeTensorType.Bool), (ScalarType.Byte, SafeTensorType.UInt8), (ScalarType.Int8, SafeTensorType.Int8),
        (ScalarType.Int16, SafeTensorType.Int16), (ScalarType.Int32, SafeTensorType.Int32), (ScalarType.Int64, SafeTensorType.Int64),
        (ScalarType.Float16, SafeTensorType.Float16), (ScalarType.BFloat16, SafeTensorType.BFloat16), (ScalarType.Float32, SafeTensorType.Float32),
        (ScalarType.Float64, SafeTensorType.Float64),
    ];

    /// <summary>The tensors by name. They stay the network's.</summary>
    public static List<(string Name, Tensor Tensor)> Of(nn.Module network)
    {
        var tensors = new List<(string, Tensor)>();
        foreach (var (name, parameter) in network.named_parameters())
            tensors.Add((name, parameter));
        foreach (var (name, buffer) in network.named_buffers())
            tensors.Add((name, buffer));
        return tensors;
    }

    public static SafeTensorType TypeOf(Tensor tensor, string name)
    {
        foreach (var (torch, file) in Types)
        {
            if (torch == tensor.dtype)
                return file;
        }

        throw new NotSupportedException($"'{name}' has elements of type {tensor.dtype}, which safetensors cannot hold here.");
    }

    public static ScalarType TypeOf(SafeTensorType type) => Types.First(pair => pair.File == type).Torch;

    public static bool IsFloatingPoint(SafeTensorType type)
        => type is SafeTensorType.Float16 or SafeTensorType.BFloat16 or SafeTensorType.Float32 or SafeTensorType.Float64;
}
