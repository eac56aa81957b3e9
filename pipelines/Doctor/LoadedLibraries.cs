using System.Diagnostics;

namespace SemGeo.Pipelines.Doctor;

/// <summary>The native libraries of this process, after torch was used.</summary>
internal sealed class LoadedLibraries
{
    private static readonly string[] BlasNames = ["openblas", "libblas", "mkl", "blis", "accelerate"];

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

    /// <summary>The BLAS; null where libtorch has it within, as the official builds do (MKL).</summary>
    public string? Blas => _paths.Find(path => Array.Exists(BlasNames, name => Path.GetFileName(path).Contains(name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether the part of libtorch for GPUs is here.</summary>
    public bool HasTorchCuda => _paths.Exists(path => Path.GetFileName(path).Contains("torch_cuda", StringComparison.OrdinalIgnoreCase));
}
