using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>Turns semgeo_torch's failures into the exception that TorchSharp throws for libtorch's.</summary>
internal static unsafe class NativeError
{
    /// <summary>The exception for the failure that this thread's last native call reported.</summary>
    internal static ExternalException Last() => new(Marshal.PtrToStringUTF8((nint)NativeMethods.sgt_error()));

    internal static void Check(int status)
    {
        if (status < 0)
            throw Last();
    }

    internal static long Check(long result) => result < 0 ? throw Last() : result;

    internal static bool CheckFlag(int result) => result < 0 ? throw Last() : result != 0;

    internal static nint Check(nint handle) => handle == 0 ? throw Last() : handle;
}
