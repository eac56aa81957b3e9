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
