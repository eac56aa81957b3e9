using System.Runtime.InteropServices;

namespace SemGeo.Benchmarks.Framework;

/// <summary>The BLAS that a baseline in Python computes with, as environment variables.</summary>
internal static partial class PythonBlas
{
    private const string CoreVariable = "OPENBLAS_CORETYPE";

    // Debian keeps every BLAS in a folder of its own and links one of them to where programs look; the loader looks here first.
    private const string PathVariable = "LD_LIBRARY_PATH";
    private const string Reference = "blas/libblas.so.3";

    /// <summary>The one that we compute with, told the same kind of processor where it was told one. To be asked for after libtorch was loaded.</summary>
    public static IReadOnlyDictionary<string, string> Same()
    {
        var core = OperatingSystem.IsLinux() ? Marshal.PtrToStringUTF8(GetEnvironmentVariable(CoreVariable)) : null;
        return core is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [CoreVariable] = core };
    }

    /// <summary>The reference implementation, which Debian installs with python3-torch.</summary>
    /// <returns>Null where it is not there.</returns>
    public static IReadOnlyDictionary<string, string>? DebiansReference()
    {
        var library = (Directory.Exists("/usr/lib") ? Directory.GetDirectories("/usr/lib", "*-linux-gnu") : [])
            .Select(folder => Path.Combine(folder, Reference)).FirstOrDefault(File.Exists);
        if (library is not null)
            return new Dictionary<string, string> { [PathVariable] = Path.GetDirectoryName(library)! };
        Console.WriteLine("No baseline: Debian's reference BLAS is not here (apt-get install libblas3).");
        return null;
    }

    // The process's own environment: the runtime's copy does not know what native code has set.
    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetEnvironmentVariable(string name);
}
