using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SemGeo.Pipelines.Verbs;

/// <summary>Asks a process to end as Ctrl+C would: it still saves what it has.</summary>
internal static partial class Interrupt
{
    private const int Signal = 2;

    /// <summary>Sends the signal; where there are none (Windows) the console has done so already.</summary>
    public static void Send(Process process)
    {
        if (!OperatingSystem.IsWindows() && !process.HasExited)
            _ = Kill(process.Id, Signal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
