using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SemGeo.Vision.Devices;

/// <summary>
/// Sets variables that native libraries read when they are loaded: they look at the process's own environment, which is not the runtime's copy of it. Child processes get the copy, and so do not
/// inherit them.
/// </summary>
internal static partial class NativeEnvironment
{
    /// <summary>Sets a variable, on Linux, unless the user chose otherwise.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">Its value.</param>
    /// <param name="usersOwn">The variables by which a user chooses.</param>
    /// <param name="variable">Gives a variable of the user's, or null.</param>
    /// <returns>Whether it was set.</returns>
    public static bool Set(string name, string value, ReadOnlySpan<string> usersOwn, Func<string, string?> variable)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        foreach (var own in usersOwn)
        {
            if (variable(own) is not null)
                return false;
        }

        // The runtime makes its copy the first time that all of the environment is asked for.
        Environment.GetEnvironmentVariables();
        return SetVariable(name, value, overwrite: 1) == 0;
    }

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Whatever loads libtorch, a model or a look at the devices, has to come after it.")]
    internal static void SetAll() => ThreadWaiting.Shorten();

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}

/// <summary>
/// Lets libtorch's threads sleep soon when they wait for one another. By its own rules libgomp has them spin for milliseconds at the end of every loop that they share; on processors that other
/// programs use too, a thread then spins away the time in which the one it waits for could have run.
/// </summary>
/// <remarks>Who sets OMP_WAIT_POLICY or GOMP_SPINCOUNT before the process starts is not overruled.</remarks>
internal static class ThreadWaiting
{
    private const string SpinCount = "GOMP_SPINCOUNT";

    /// <summary>About as long as it takes to wake a thread. Beside one busy program on two processors, training keeps half of its rate; with 30,000 it keeps less than a third, and gains a few percent alone.</summary>
    private const string Spins = "3000";

    /// <summary>Sets it for the process.</summary>
    /// <returns>Whether it was set.</returns>
    public static bool Shorten() => Shorten(Environment.GetEnvironmentVariable);

    /// <param name="variable">Gives an environment variable, or null.</param>
    internal static bool Shorten(Func<string, string?> variable) => NativeEnvironment.Set(SpinCount, Spins, ["OMP_WAIT_POLICY", SpinCount], variable);
}
