using static TorchSharp.torch;

namespace SemGeo.Vision.Devices;

/// <summary>Measures a device for some tenths of a second, on one thread where it is the CPU: for reports.</summary>
public static class DeviceSpeed
{
    private const int Rounds = 4;
    private const int Size = 512;
    private const int Photos = 16, Channels = 64, Side = 28;

    /// <summary>The speed of a product of two matrices of 512 x 512 in single precision, in billions of operations a second: libtorch's own does 30 and more on a core that is free.</summary>
    /// <param name="device">The device.</param>
    public static double MatrixGflops(GeoDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        TorchLibrary.Require();
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var threads = new TorchThreads(1);
        var matrix = ones([Size, Size]).to(device.ToTorch());
        return 2.0 * Size * Size * Size / Best(() => matrix.matmul(matrix)) / 1e9;
    }

    /// <summary>How many times as fast as in single precision a 3x3 convolution over 64 channels is in bfloat16.</summary>
    /// <param name="device">The device.</param>
    /// <exception cref="PrecisionUnavailableException">The device cannot compute in bfloat16.</exception>
    public static double BFloat16Speedup(GeoDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        TorchLibrary.Require();
        device.Require(ComputePrecision.BFloat16);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var threads = new TorchThreads(1);
        var values = Permuted(ones([Photos, Side, Side, Channels])).to(device.ToTorch());
        var weights = Permuted(ones([Channels, 3, 3, Channels])).to(device.ToTorch());
        return Convolve(ScalarType.Float32) / Convolve(ScalarType.BFloat16);

        double Convolve(ScalarType type)
        {
            var (input, kernel) = (values.to_type(type), weights.to_type(type));
            return Best(() => nn.functional.conv2d(input, kernel, null, [1, 1], [1, 1]));
        }
    }

    private static Tensor Permuted(Tensor interleaved) => interleaved.permute(0, 3, 1, 2);

    // The best of some rounds after one to warm up; a GPU has done its work when a number of the result is at hand.
    private static double Best(Func<Tensor> compute)
    {
        var best = double.PositiveInfinity;
        for (var round = 0; round <= Rounds; round++)
        {
            var started = TimeProvider.System.GetTimestamp();
            using (var result = compute())
                _ = result.select(0, 0).select(0, 0).sum().to_type(ScalarType.Float32).cpu().item<float>();
            if (round > 0)
                best = Math.Min(best, TimeProvider.System.GetElapsedTime(started).TotalSeconds);
        }

        return best;
    }
}
