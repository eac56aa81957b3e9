using System.Globalization;
using TorchSharp;

namespace SemGeo.Vision.Devices;

/// <summary>What torch is at hand: for reports.</summary>
/// <param name="Binding">The assembly that binds it, with its version.</param>
/// <param name="Version">The version that the binding names.</param>
/// <param name="Threads">The threads that libtorch computes with unless told otherwise.</param>
/// <param name="GpuCount">The CUDA GPUs.</param>
public sealed record TorchEnvironment(string Binding, string Version, int Threads, int GpuCount)
{
    private const float Tolerance = 1e-2f;

    /// <summary>Looks at the torch that this process uses.</summary>
    /// <exception cref="TorchUnavailableException">The program has no libtorch, or it does not load.</exception>
    public static TorchEnvironment Read()
    {
        TorchLibrary.Require();
        var binding = typeof(torch).Assembly.GetName();
        return new TorchEnvironment($"{binding.Name} {binding.Version}", torch.__version__, torch.get_num_threads(), torch.cuda.is_available() ? torch.cuda.device_count() : 0);
    }

    /// <summary>Multiplies matrices large enough for the vectorised kernels of libtorch, and takes a gradient: both are known in advance.</summary>
    /// <remarks>Kernels that do not fit the processor, or memory that fails, give wrong results that nothing else would report.</remarks>
    /// <exception cref="InvalidOperationException">A result is wrong.</exception>
    /// <exception cref="TorchUnavailableException">The program has no libtorch, or it does not load.</exception>
    public static void Check()
    {
        TorchLibrary.Require();
        using var scope = torch.NewDisposeScope();
        const int size = 96;
        var counting = torch.arange(size * size, torch.float32).reshape(size, size) / (float)(size * size);
        var left = counting.requires_grad_(true);
        var product = left.matmul(left.t());
        var expected = (left.detach().unsqueeze(1) * left.detach().unsqueeze(0)).sum(2, false);
        Require((product.detach() - expected).abs().max().item<float>(), "matrix product");

        // The gradient of sum(A At) with respect to A is 2 x the column sums, in every row.
        var gradient = torch.autograd.grad([product.sum()], [left])[0];
        Require((gradient - 2 * left.detach().sum(0, false)).abs().max().item<float>(), "gradient");
    }

    private static void Require(float difference, string what)
    {
        if (!(difference < Tolerance))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"libtorch computes a wrong {what} (difference {difference:g3}): its kernels do not work on this processor. Try again with the environment variables ATEN_CPU_CAPABILITY=default and MKL_CBWR=COMPATIBLE, which choose the plainest ones."));
    }
}
