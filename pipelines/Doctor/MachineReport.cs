using System.Globalization;
using Microsoft.ML;
using SemGeo.ML.Imaging;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Distributed;
using SemGeo.Vision.Imaging;

namespace SemGeo.Pipelines.Doctor;

/// <summary>What this machine has for training and scoring, a line each, with what to install where something is missing or slow.</summary>
internal static class MachineReport
{
    private const string StandIn = "SemGeo.Shims.";

    // A core of the last fifteen years does more with any BLAS but the reference one.
    private const double LeastGflops = 10;

    /// <summary>Looks at the machine; takes about a second.</summary>
    public static IEnumerable<string> Lines()
    {
        var torch = TorchEnvironment.Read();
        yield return $"ML stack: {typeof(MLContext).Assembly.GetName().Name} {typeof(MLContext).Assembly.GetName().Version}, {torch.Binding}";
        yield return $"libtorch: {torch.Version}, {torch.Threads} of {Environment.ProcessorCount} threads by default; training and scoring take all unless threads are set";
        var libraries = LoadedLibraries.Read();
        yield return Blas(libraries, DeviceSpeed.MatrixGflops(GeoDevice.Cpu));
        if (OperatingSystem.IsLinux())
            yield return TorchEnvironment.UsesHugePages ? "memory: pages of 2 MB for large tensors, where the kernel has them" : "memory: the C library's own rules, or those of the variables THP_MEM_ALLOC_ENABLE and MALLOC_...";
        yield return Precision(GeoDevice.Cpu);
        foreach (var line in Gpus(torch, libraries))
            yield return line;
        yield return $"image codec: {ImageCodecs.ResolveDecoder(() => new MLImageCodec()).Name}";
        yield return $"several processes: {(ProcessGroup.WhyUnavailable is { } reason ? $"not possible: {reason} (pipelines/README.md says how to build it)" : "semgeo_c10d is there")}";
    }

    private static bool IsStandIn(TorchEnvironment torch) => torch.Binding.StartsWith(StandIn, StringComparison.Ordinal);

    private static string Blas(LoadedLibraries libraries, double gflops) => string.Create(
        CultureInfo.InvariantCulture,
        $"BLAS: {libraries.Blas ?? "within libtorch"}, {gflops:0} GFLOPS on a thread{(gflops < LeastGflops ? "; that is slow: on Debian install libopenblas0-openmp" : "")}");

    private static IEnumerable<string> Gpus(TorchEnvironment torch, LoadedLibraries libraries)
    {
        var known = NvidiaGpu.Find();
        if (torch.GpuCount == 0)
        {
            yield return "CUDA GPUs: none that torch can use; everything runs on the CPU";
            foreach (var gpu in known ?? [])
                yield return $"  the driver knows {gpu}";
            foreach (var reason in new GpuDiagnosis(IsStandIn(torch), libraries.HasTorchCuda, known, Environment.GetEnvironmentVariable("CUDA_VISIBLE_DEVICES")).Reasons())
                yield return $"  {reason}";
            yield break;
        }

        yield return $"CUDA GPUs: {torch.GpuCount} (0 to {torch.GpuCount - 1}); TF32 and channels-last are used on them";
        foreach (var gpu in known ?? [])
            yield return $"  {gpu}";
        for (var index = 0; index < torch.GpuCount; index++)
            yield return $"  {Precision(new GeoDevice(index))}";
    }

    private static string Precision(GeoDevice device)
    {
        try
        {
            return string.Create(CultureInfo.InvariantCulture, $"precision on {device}: Single, and BFloat16 at {DeviceSpeed.BFloat16Speedup(device):0.0} times its speed in a convolution");
        }
        catch (PrecisionUnavailableException e)
        {
            return $"precision on {device}: Single; {e.Message}";
        }
    }
}
