using System.Runtime.InteropServices;

namespace SemGeo.Vision.Devices;

/// <summary>
/// Makes glibc keep the memory of freed tensors for the next ones. A network's activations are large and short-lived: by its own rules glibc maps, faults in and
/// unmaps each of them, which costs a third of the time of a prediction. The process then stays as large as it ever was.
/// </summary>
/// <remarks>Who sets one of glibc's own variables for this (MALLOC_MMAP_MAX_, MALLOC_TRIM_THRESHOLD_, MALLOC_TOP_PAD_) is not overruled.</remarks>
internal static partial class TensorMemory
{
    // Of glibc's malloc.h.
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MmapMax = -4;

    private const int Never = -1;
    private const int PadBytes = 256 << 20;

    private static readonly string[] Variables = ["MALLOC_MMAP_MAX_", "MALLOC_TRIM_THRESHOLD_", "MALLOC_TOP_PAD_"];
    private static readonly Lazy<bool> Kept = new(() => Set(Environment.GetEnvironmentVariable));

    /// <summary>Sets it once for the process; to be called before a network is made.</summary>
    /// <returns>Whether memory is kept: not on other systems than Linux with glibc.</returns>
    public static bool Keep() => Kept.Value;

    /// <param name="variable">Gives an environment variable, or null.</param>
    internal static bool Set(Func<string, string?> variable)
    {
        if (!OperatingSystem.IsLinux() || Array.Exists(Variables, name => variable(name) is not null))
            return false;
        try
        {
            return SetOption(MmapMax, 0) != 0 && SetOption(TrimThreshold, Never) != 0 && SetOption(TopPad, PadBytes) != 0;
        }
        catch (TypeLoadException)
        {
            // Another C library, such as musl, has no such function.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
