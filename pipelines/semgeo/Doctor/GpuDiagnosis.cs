using System.Diagnostics;

namespace SemGeo.Pipelines.Doctor;

/// <summary>Why torch has no GPU, and what to install.</summary>
/// <param name="HasCudaLibrary">Whether the program has the part of libtorch that computes on GPUs.</param>
/// <param name="Gpus">What the driver knows; null where there is none.</param>
/// <param name="VisibleDevices">The variable CUDA_VISIBLE_DEVICES.</param>
internal sealed record GpuDiagnosis(bool HasCudaLibrary, IReadOnlyList<NvidiaGpu>? Gpus, string? VisibleDevices)
{
    // NVIDIA's compatibility within CUDA 12 begins with this driver; libtorch 2.10 is built for CUDA 12.8.
    private static readonly Version LeastDriver = new(525, 0);

    // The first and the last generation that PyTorch 2.10's builds for CUDA 12.8 have kernels for (Volta to Blackwell).
    private static readonly Version LeastCapability = new(7, 0), LastCapability = new(12, 0);

    private const string Build = "build with -p:TorchDevice=cuda (see docs/gpu.md)";

    /// <summary>What stands in the way, the first thing to mend first.</summary>
    public IEnumerable<string> Reasons()
    {
        if (Gpus is null)
            yield return "no NVIDIA driver answers (nvidia-smi is not there or fails): a GPU needs driver 525 or later";
        else if (Gpus.Count == 0)
            yield return "the NVIDIA driver is there, but knows no GPU";
        foreach (var gpu in Gpus ?? [])
        {
            if (gpu.Driver < LeastDriver)
                yield return $"the driver is {gpu.Driver}: libtorch 2.10 is built for CUDA 12.8, which needs 525 or later; update it";
            if (gpu.Capability is { } capability && (capability < LeastCapability || capability > LastCapability))
                yield return $"{gpu.Name} has compute capability {capability}: libtorch 2.10 has kernels for {LeastCapability} to {LastCapability}";
        }

        if (!HasCudaLibrary)
            yield return $"this program has libtorch for the CPU alone: {Build}";
        else if (Gpus is { Count: > 0 })
            yield return VisibleDevices is null
                ? "driver and libtorch are there, but torch finds no GPU: reboot after a driver update; in a container, start it with --gpus all"
                : $"CUDA_VISIBLE_DEVICES is '{VisibleDevices}', which may hide the GPUs: unset it";
    }
}

/// <summary>The native libraries of this process, after torch was used.</summary>
internal sealed class LoadedLibraries
{
    private readonly List<string> _paths;

    private LoadedLibraries(List<string> paths) => _paths = paths;

    /// <summary>Looks at this process.</summary>
    public static LoadedLibraries Read()
    {
        using var process = Process.GetCurrentProcess();
        return Of(process.Modules.Cast<ProcessModule>().Select(module => module.FileName));
    }

    /// <summary>A list of paths.</summary>
    public static LoadedLibraries Of(IEnumerable<string> paths) => new([.. paths]);

    /// <summary>Whether the part of libtorch for GPUs is here.</summary>
    public bool HasTorchCuda => _paths.Exists(path => Path.GetFileName(path).Contains("torch_cuda", StringComparison.OrdinalIgnoreCase));
}
