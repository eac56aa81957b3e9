using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;

namespace SemGeo.Vision.Tests.Networks;

/// <summary>Weights and pixels made by the formula of Golden/freeze_resnet.py and freeze_backbones.py, which no random generator of torch touches.</summary>
internal static class FormulaWeights
{
    /// <summary>Values in [-1, 1): the top 24 bits of SplitMix64 started at the FNV-1a hash of the name.</summary>
    public static double[] Formula(string name, long count)
    {
        var state = 0xCBF29CE484222325;
        foreach (var value in Encoding.UTF8.GetBytes(name))
            state = (state ^ value) * 0x100000001B3;
        var values = new double[count];
        for (var i = 0; i < values.Length; i++)
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            values[i] = ((z ^ (z >> 31)) >> 40) / 8388608.0 - 1;
        }

        return values;
    }

    public static float[] Pixels(string name, int count) => Array.ConvertAll(Formula(name, count), value => (float)value);

    /// <summary>Sets all parameters and buffers of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="nameOf">The name in torchvision of a parameter of the network.</param>
    /// <param name="gain">The variance that a layer gives to inputs of variance 1, as in freeze_backbones.py; null for the scales of freeze_resnet.py.</param>
    public static void Apply(torch.nn.Module network, Func<string, string>? nameOf = null, double? gain = null)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (var (name, parameter) in network.named_parameters())
            Set(nameOf?.Invoke(name) ?? name, parameter, gain);
        foreach (var (name, buffer) in network.named_buffers())
        {
            if (!name.EndsWith("num_batches_tracked", StringComparison.Ordinal))
                Set(nameOf?.Invoke(name) ?? name, buffer, gain);
        }
    }

    private static void Set(string name, torch.Tensor tensor, double? gain)
    {
        var shape = tensor.shape;
        var values = torch.empty(shape, dtype: torch.float32);
        var target = MemoryMarshal.Cast<byte, float>(values.bytes);
        var formula = Formula(name, tensor.numel());
        for (var i = 0; i < formula.Length; i++)
            target[i] = (float)Scale(name, shape, formula[i], gain);
        tensor.copy_(values);
    }

    private static double Scale(string name, long[] shape, double value, double? gain) => shape.Length switch
    {
        _ when name.EndsWith("running_var", StringComparison.Ordinal) => 1 + 0.5 * value,
        4 when gain is not null => value * Math.Sqrt(3 * gain.Value / (shape[1] * shape[2] * shape[3])),
        2 when gain is not null => value * Math.Sqrt(3 * gain.Value / shape[1]),
        4 => value * Math.Sqrt(6.0 / (shape[0] * shape[2] * shape[3])),
        2 => value * Math.Sqrt(1.0 / shape[1]),
        _ when name.EndsWith("weight", StringComparison.Ordinal) => 1 + 0.2 * value,
        _ => 0.2 * value,
    };
}
