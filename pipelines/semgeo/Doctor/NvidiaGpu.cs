using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SemGeo.Pipelines.Doctor;

/// <summary>A GPU that NVIDIA's driver knows, whatever torch says.</summary>
/// <param name="Name">Such as "NVIDIA A100-SXM4-40GB".</param>
/// <param name="Driver">The driver's version.</param>
/// <param name="Memory">Its memory, such as "40960 MiB".</param>
/// <param name="Capability">What it can compute, such as 8.0 for Ampere; null where the driver is too old to say.</param>
internal sealed record NvidiaGpu(string Name, Version Driver, string Memory, Version? Capability)
{
    private const string Tool = "nvidia-smi";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks the driver, by the program that comes with it; null where that is not there or fails.</summary>
    public static IReadOnlyList<NvidiaGpu>? Find()
    {
        try
        {
            var start = new ProcessStartInfo(Tool, "--query-gpu=name,driver_version,memory.total,compute_cap --format=csv,noheader") { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start);
            if (process is null)
                return null;
            var output = process.StandardOutput.ReadToEndAsync();
            if (process.WaitForExit(Patience))
                return process.ExitCode == 0 ? Parse(output.GetAwaiter().GetResult()) : null;
            process.Kill();
            return null;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or IOException)
        {
            return null;
        }
    }

    /// <summary>Reads what the program prints: a line a GPU.</summary>
    public static IReadOnlyList<NvidiaGpu> Parse(string output)
    {
        var gpus = new List<NvidiaGpu>();
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split(',', StringSplitOptions.TrimEntries) is [var name, var driver, var memory, var capability] && Version.TryParse(driver, out var version))
                gpus.Add(new NvidiaGpu(name, version, memory, Version.TryParse(capability, out var computes) ? computes : null));
        }

        return gpus;
    }

    /// <summary>In words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}, {Memory}, driver {Driver}{(Capability is null ? "" : $", compute capability {Capability}")}");
}
