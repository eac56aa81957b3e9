using System.Globalization;
using TorchSharp;

namespace SemGeo.Vision.Devices;

/// <summary>Where a network computes: the CPU, or one CUDA GPU.</summary>
/// <param name="GpuIndex">The index of the GPU, from 0; null for the CPU.</param>
/// <param name="FallbackReason">Why it is the CPU although a GPU was asked for; null when the device is the one that was asked for.</param>
public sealed record GeoDevice(int? GpuIndex = null, string? FallbackReason = null)
{
    /// <summary>The CPU.</summary>
    public static GeoDevice Cpu { get; } = new();

    /// <summary>Finds the device for ML.NET's two settings.</summary>
    /// <param name="gpuDeviceId">The GPU's index, or null for the CPU (<c>MLContext.GpuDeviceId</c>).</param>
    /// <param name="fallbackToCpu">Whether the CPU will do when that GPU is not there (<c>MLContext.FallbackToCpu</c>); the result then says why.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gpuDeviceId"/> is negative.</exception>
    /// <exception cref="GpuUnavailableException">The GPU is not there and <paramref name="fallbackToCpu"/> is false.</exception>
    /// <exception cref="TorchUnavailableException">The program has no libtorch, or it does not load.</exception>
    public static GeoDevice Resolve(int? gpuDeviceId, bool fallbackToCpu)
    {
        TorchLibrary.Require();
        return Resolve(gpuDeviceId, fallbackToCpu, () => torch.cuda.is_available() ? torch.cuda.device_count() : 0);
    }

    /// <summary>Makes sure that the device computes in a precision, by trying it.</summary>
    /// <param name="precision">The precision.</param>
    /// <exception cref="PrecisionUnavailableException">It does not; the message says what was found and what to set.</exception>
    public void Require(ComputePrecision precision) => PrecisionCheck.Require(this, precision);

    /// <summary>Such as "CPU" or "GPU 0".</summary>
    public override string ToString() => GpuIndex is { } index ? string.Create(CultureInfo.InvariantCulture, $"GPU {index}") : "CPU";

    internal static GeoDevice Resolve(int? gpuDeviceId, bool fallbackToCpu, Func<int> countGpus)
    {
        if (gpuDeviceId is not { } index)
            return Cpu;
        ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(gpuDeviceId));
        var count = countGpus();
        if (index < count)
            return new GeoDevice(index);

        var found = count switch
        {
            0 => "torch finds no CUDA GPU (no GPU, no driver, or a CPU-only build of libtorch)",
            1 => "torch finds one CUDA GPU, GPU 0",
            _ => $"torch finds {count} CUDA GPUs, GPU 0 to GPU {count - 1}",
        };
        return fallbackToCpu
            ? new GeoDevice(null, $"GPU {index} was asked for, but {found}.")
            : throw new GpuUnavailableException($"GPU {index} was asked for, but {found}. Install the CUDA build of libtorch and a driver, choose another index, "
                + "leave GpuDeviceId null to compute on the CPU, or set FallbackToCpu.");
    }

    internal torch.Device ToTorch() => GpuIndex is { } index ? torch.device(DeviceType.CUDA, index) : torch.CPU;
}

/// <summary>A GPU was asked for that is not there.</summary>
/// <param name="message">What was asked for, what was found, and what to do.</param>
public sealed class GpuUnavailableException(string message) : Exception(message);

/// <summary>A device was asked to compute with numbers that it cannot.</summary>
/// <param name="message">What was asked for, what was found, and what to do.</param>
/// <param name="innerException">What libtorch said.</param>
public sealed class PrecisionUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
