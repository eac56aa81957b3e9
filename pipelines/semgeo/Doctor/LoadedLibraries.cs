using System.Diagnostics;

namespace SemGeo.Pipelines.Doctor;

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
