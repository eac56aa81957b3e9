using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Native;

/// <summary>Loads semgeo_torch once, in an environment in which libtorch's BLAS is fast, and checks what it got.</summary>
internal static unsafe partial class NativeLibraryLoader
{
    private const int AbiVersion = 4;
    private const string CoreVariable = "OPENBLAS_CORETYPE";
    private const string InstructionsVariable = "ONEDNN_MAX_CPU_ISA";
    private const int FeaturesLeaf = 7, TilesBit = 1 << 24;

    internal static void Prepare() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraryLoader).Assembly, static (name, assembly, path) =>
            name == NativeMethods.Library ? Library.Value : 0);

    private static readonly Lazy<nint> Library = new(Load);

    private static nint Load()
    {
        NameOpenBlasCore();
        AvoidTiles();
        nint library;
        try
        {
            library = NativeLibrary.Load(NativeMethods.Library, Assembly.GetExecutingAssembly(), null);
        }
        catch (DllNotFoundException e)
        {
            throw new DllNotFoundException(
                "libsemgeo_torch.so was not found beside the program or could not be loaded: build with -p:MLStack=shims and install libtorch1.13 (apt-get install libtorch-dev). "
                + e.Message, e);
        }

        var version = ((delegate* unmanaged<int>)NativeLibrary.GetExport(library, "sgt_abi_version"))();
        if (version != AbiVersion)
            throw new DllNotFoundException($"libsemgeo_torch.so has interface version {version}, this program needs {AbiVersion}: rebuild, and remove older copies from the output folder.");
        ((delegate* unmanaged<void>)NativeLibrary.GetExport(library, "sgt_initialize"))();
        if (((delegate* unmanaged<int>)NativeLibrary.GetExport(library, "sgt_check_blas"))() < 0)
            throw new DllNotFoundException(Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "sgt_error"))()));
        return library;
    }

    // OpenBLAS 0.3.21 (Debian 12) takes processors that it does not know for the oldest, at a quarter of the speed. It reads the variable
    // when it is loaded, which libtorch does, so it is set here, in the process's own environment and only if nobody chose already.
    // A core is named by the instructions that its kernels need, which is what OpenBLAS itself goes by on processors it knows.
    private static void NameOpenBlasCore()
    {
        var core = Avx512BW.VL.IsSupported && Avx512DQ.VL.IsSupported && Avx512CD.IsSupported ? "SkylakeX"
            : Avx2.IsSupported && Fma.IsSupported ? "Haswell"
            : null;
        if (core is not null)
            _ = SetEnvironmentVariable(CoreVariable, core, 0);
    }

    // oneDNN 2.6 (in Debian 12's libtorch) ends the process with an illegal instruction where it convolves bfloat16 with the matrix tiles (AMX) of newer processors.
    private static void AvoidTiles()
    {
        if (X86Base.IsSupported && X86Base.CpuId(0, 0).Eax >= FeaturesLeaf && (X86Base.CpuId(FeaturesLeaf, 0).Edx & TilesBit) != 0)
            _ = SetEnvironmentVariable(InstructionsVariable, "AVX512_CORE_BF16", 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);
}
