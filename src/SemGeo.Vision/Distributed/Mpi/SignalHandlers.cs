using System.Runtime.InteropServices;

namespace SemGeo.Vision.Distributed.Mpi;

/// <summary>Keeps .NET's handlers of the processor's signals while a library loads and starts: UCX, which Debian's MPICH is built on, puts its own in their place, and null references would end the process.</summary>
internal sealed unsafe partial class SignalHandlers : IDisposable
{
    // SIGILL, SIGABRT, SIGFPE, SIGSEGV and SIGBUS, which Linux and macOS number differently.
    private static readonly int[] Signals = [4, 6, 8, 11, OperatingSystem.IsMacOS() ? 10 : 7];

    // struct sigaction is 152 bytes of glibc's and 16 of macOS's.
    private const int Size = 256;

    private readonly byte[] _handlers = new byte[Signals.Length * Size];

    /// <summary>Remembers the handlers.</summary>
    public SignalHandlers() => ForEach((signal, handler) => Get(signal, 0, handler));

    /// <summary>Puts them back.</summary>
    public void Dispose() => ForEach((signal, handler) => Get(signal, handler, 0));

    private void ForEach(Func<int, nint, int> action)
    {
        if (OperatingSystem.IsWindows())
            return;
        fixed (byte* first = _handlers)
        {
            for (var i = 0; i < Signals.Length; i++)
                action(Signals[i], (nint)(first + i * Size));
        }
    }

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int Get(int signal, nint next, nint previous);
}
