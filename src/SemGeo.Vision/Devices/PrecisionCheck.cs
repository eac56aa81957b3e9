using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Vision.Devices;

/// <summary>Tries a small convolution and its gradient in a precision: what libtorch offers depends on its build, the device and the driver, and nothing but trying tells.</summary>
internal static class PrecisionCheck
{
    // bfloat16 has 8 bits: sums of rounded products are right to about a percent.
    private const double Tolerance = 0.05;

    private const int Channels = 16, Side = 8, Kernel = 3;

    /// <exception cref="PrecisionUnavailableException">The device cannot.</exception>
    public static void Require(GeoDevice device, ComputePrecision precision)
    {
        if (precision == ComputePrecision.Single)
            return;
        double difference;
        try
        {
            difference = Difference(device, ScalarType.BFloat16);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw Unavailable(device, $"libtorch {__version__} says: {error.Message.Trim().Split('\n')[0]}", error);
        }

        if (!(difference < Tolerance))
            throw Unavailable(device, string.Create(CultureInfo.InvariantCulture, $"a convolution of libtorch {__version__} is wrong by {difference:p0} in it"), null);
    }

    /// <summary>How far a loss and its gradient are from those of single precision, relative to them.</summary>
    private static double Difference(GeoDevice device, ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        var values = arange(2 * Channels * Side * Side, float32).sin().view(2, Channels, Side, Side).to(device.ToTorch());
        var weights = (arange(Channels * Channels * Kernel * Kernel, float32).cos() * 0.1f).view(Channels, Channels, Kernel, Kernel).to(device.ToTorch()).requires_grad_(true);
        var (exactLoss, exactGradient) = Loss(values, weights, float32);
        var (loss, gradient) = Loss(values, weights, type);
        return Math.Max(Relative(loss, exactLoss), Relative(gradient, exactGradient));
    }

    private static (Tensor Loss, Tensor Gradient) Loss(Tensor values, Tensor weights, ScalarType type)
    {
        var output = nn.functional.conv2d(values.to_type(type), weights.to_type(type), null, [1, 1], [1, 1]);
        var loss = output.to_type(float32).pow(2).mean();
        return (loss.detach(), autograd.grad([loss], [weights])[0]);
    }

    private static double Relative(Tensor value, Tensor exact) => ((value - exact).norm() / exact.norm()).cpu().ToDouble();

    private static PrecisionUnavailableException Unavailable(GeoDevice device, string found, Exception? cause) => new(
        $"Precision is BFloat16, but {(device.GpuIndex is null ? "this CPU" : device.ToString())} cannot compute in it: {found}. Set Precision to Single, or take a GPU of compute capability 8.0 (Ampere) or later.", cause);
}
