using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// Sets the starting weights as torchvision does. Numbers come from the seed and the parameter's name alone: the same on every device and version of
/// torch, whatever else the program draws, and a network that gains a head keeps the starting weights of the others.
/// <list type="bullet">
/// <item>convolutions: normal with variance 2 / (output channels x kernel area) (Kaiming, fan out);</item>
/// <item>batch normalisation: weight 1, bias 0, mean 0, variance 1;</item>
/// <item>linear layers: weight and bias uniform within 1 / sqrt(inputs).</item>
/// </list>
/// </summary>
public static class NetworkInitializer
{
    /// <summary>Initialises a network.</summary>
    /// <param name="network">The network, on any device.</param>
    /// <param name="seed">The seed.</param>
    public static void Initialize(nn.Module network, int seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var noGrad = no_grad();
        foreach (var (name, module) in network.named_modules())
        {
            switch (module)
            {
                case Convolution or Conv2d:
                    foreach (var (parameter, tensor) in module.named_parameters())
                        SetConvolution(tensor, new SeededRandom(seed, $"{name}.{parameter}"));
                    break;
                case Linear linear:
                    SetLinear(linear, seed, name);
                    break;
                case BatchNorm2d normalisation:
                    foreach (var (parameter, tensor) in normalisation.named_parameters())
                        tensor.fill_(parameter == "weight" ? 1 : 0);
                    normalisation.reset_running_stats();
                    break;
            }
        }
    }

    private static void SetConvolution(Tensor tensor, SeededRandom random)
    {
        var shape = tensor.shape;
        if (shape.Length == 4)
        {
            var deviation = Math.Sqrt(2.0 / (shape[0] * shape[2] * shape[3]));
            Fill(tensor, () => random.NextGaussian() * deviation);
        }
        else
        {
            tensor.fill_(0);
        }
    }

    private static void SetLinear(Linear linear, int seed, string name)
    {
        var parameters = linear.named_parameters().ToList();
        var bound = 1 / Math.Sqrt(parameters.First(p => p.name == "weight").parameter.shape[1]);
        foreach (var (parameter, tensor) in parameters)
        {
            var random = new SeededRandom(seed, $"{name}.{parameter}");
            Fill(tensor, () => (2 * random.NextDouble() - 1) * bound);
        }
    }

    private static void Fill(Tensor tensor, Func<double> next)
    {
        using var scope = NewDisposeScope();
        var values = empty(tensor.shape, dtype: ScalarType.Float32);
        foreach (ref var value in MemoryMarshal.Cast<byte, float>(values.bytes))
            value = (float)next();
        tensor.copy_(values);
    }
}
