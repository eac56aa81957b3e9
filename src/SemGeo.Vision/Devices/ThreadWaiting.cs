using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SemGeo.Vision.Devices;

/// <summary>
/// Lets libtorch's threads sleep soon when they wait for one another. By its own rules libgomp has them spin for milliseconds at the end of every loop that they share; on processors that other
/// programs use too, a thread then spins away the time in which the one it waits for could have run.
/// </summary>
/// <remarks>
/// libgomp reads the setting when libtorch is loaded, from the process's own environment, which is not the runtime's copy of it. Who sets OMP_WAIT_POLICY or GOMP_SPINCOUNT before the process starts
/// is not overruled. Processes that this one starts do not inherit the setting.
/// </remarks>
internal static partial class ThreadWaiting
{
    private const string SpinCount = "GOMP_SPINCOUNT";

    /// <summary>About 50 microseconds: longer than it takes to wake a thread.</summary>
    private const string Spins = "1000";

    private static readonly string[] Variables = ["OMP_WAIT_POLICY", SpinCount];

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Whatever loads libtorch, a model or a look at the devices, has to come after it.")]
    internal static void Set() => Set(Environment.GetEnvironmentVariable);

    /// <param name="variable">Gives an environment variable, or null.</param>
    /// <returns>Whether the setting was made.</returns>
    internal static bool Set(Func<string, string?> variable)
    {
        if (!OperatingSystem.IsLinux() || Array.Exists(Variables, name => variable(name) is not null))
            return false;

        // The runtime copies the environment the first time that all of it is asked for; child processes get the copy.
        Environment.GetEnvironmentVariables();
        return SetVariable(SpinCount, Spins, overwrite: 1) == 0;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
