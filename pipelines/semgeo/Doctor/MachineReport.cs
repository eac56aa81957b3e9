using System.Globalization;
using System.Reflection;
using Microsoft.ML;
using SemGeo.Imaging;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Distributed;

namespace SemGeo.Pipelines.Doctor;

/// <summary>What this machine has for training and scoring, a line each, with what to install where something is missing or slow.</summary>
internal static class MachineReport
{
    // A core of the last ten years does several times as much with the MKL in libtorch.
    private const double LeastGflops = 10;

    /// <summary>Looks at the machine; takes about a second.</summary>
    public static IEnumerable<string> Lines()
    {
        var torch = TorchEnvironment.Read();
        yield return $"ML.NET: {VersionOf(typeof(MLContext).Assembly)}, {torch.Binding}";
        yield return $"libtorch: {torch.Version}, {torch.Threads} of {Environment.ProcessorCount} threads by default; training and scoring take all unless threads are set";
        yield return MatrixProducts(DeviceSpeed.MatrixGflops(GeoDevice.Cpu));
        yield return Precision(GeoDevice.Cpu);
        foreach (var line in Gpus(torch))
            yield return line;
        yield return $"image codec: {new SkiaImageCodec().Name}";
        yield return $"several processes: {(Communicator.Libraries is { Count: > 0 } found ? $"{string.Join(", ", found)} found" : $"no MPI library was found. {Communicator.HowToInstall}")}";
    }

    // "5.0.1+" and a commit: the version of the assembly itself is 1.0.0.0 in every release.
    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? $"{assembly.GetName().Version}";

    private static string MatrixProducts(double gflops) => string.Create(
        CultureInfo.InvariantCulture,
        $"matrix products: {gflops:0} GFLOPS on a thread{(gflops < LeastGflops ? "; that is slow: other programs take the processor's time, or a virtual machine hides its AVX2 instructions" : "")}");

    private static IEnumerable<string> Gpus(TorchEnvironment torch)
    {
        var known = NvidiaGpu.Find();
        if (torch.GpuCount == 0)
        {
            yield return "CUDA GPUs: none that torch can use; everything runs on the CPU";
            foreach (var gpu in known ?? [])
                yield return $"  the driver knows {gpu}";
            foreach (var reason in new GpuDiagnosis(LoadedLibraries.Read().HasTorchCuda, known, Environment.GetEnvironmentVariable("CUDA_VISIBLE_DEVICES")).Reasons())
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
