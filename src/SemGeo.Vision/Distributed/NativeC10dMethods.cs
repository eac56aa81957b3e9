using System.Runtime.InteropServices;

namespace SemGeo.Vision.Distributed;

/// <summary>The C interface of semgeo_c10d (src/SemGeo.Native/c10d/semgeo_c10d.cpp). Calls return 0, or -1 and a message.</summary>
internal static unsafe partial class NativeC10dMethods
{
    /// <summary>The version of the C interface that this file was written for.</summary>
    public const int AbiVersion = 1;

    private const string Library = "semgeo_c10d";

    [LibraryImport(Library, EntryPoint = "sgc_abi_version")]
    public static partial int GetAbiVersion();

    [LibraryImport(Library, EntryPoint = "sgc_create", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Create(int rank, int size, string host, int port, int serve, string prefix, string ownHost, long timeoutMilliseconds);

    [LibraryImport(Library, EntryPoint = "sgc_free")]
    public static partial void Free(nint group);

    [LibraryImport(Library, EntryPoint = "sgc_count", StringMarshalling = StringMarshalling.Utf8)]
    public static partial long Count(nint group, string key, long value);

    [LibraryImport(Library, EntryPoint = "sgc_barrier")]
    public static partial int Barrier(nint group);

    [LibraryImport(Library, EntryPoint = "sgc_sum")]
    public static partial int Sum(nint group, double* values, long count);

    [LibraryImport(Library, EntryPoint = "sgc_broadcast")]
    public static partial int Broadcast(nint group, nint* tensors, int count, int root);

    [LibraryImport(Library, EntryPoint = "sgc_sum_tensors")]
    public static partial int SumTensors(nint group, nint* tensors, int count);

    /// <summary>What went wrong in the last call of this thread.</summary>
    public static string LastError() => Marshal.PtrToStringUTF8(GetError()) ?? "";

    [LibraryImport(Library, EntryPoint = "sgc_error")]
    private static partial nint GetError();
}
