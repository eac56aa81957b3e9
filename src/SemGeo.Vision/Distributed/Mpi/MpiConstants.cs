using System.Runtime.InteropServices;

namespace SemGeo.Vision.Distributed.Mpi;

/// <summary>What C programs take from mpi.h: the values that an implementation gives to MPI's names.</summary>
/// <remarks>Handles of Open MPI are addresses of exported objects. Those of MPICH are 32-bit numbers that its descendants share; a callee reads the lower half of the register.</remarks>
internal readonly record struct MpiConstants(nint World, nint Byte, nint Float, nint Double, nint Sum, nint ErrorsReturn, nint InPlace, nint StatusIgnore, int AnySource)
{
    private static readonly MpiConstants OfMpich = new(
        World: 0x44000000, Byte: 0x4c00010d, Float: 0x4c00040a, Double: 0x4c00080b, Sum: 0x58000003, ErrorsReturn: 0x54000001, InPlace: -1, StatusIgnore: 1, AnySource: -2);

    /// <summary>Whether a library is Open MPI.</summary>
    public static bool IsOpenMpi(nint library) => NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out _);

    /// <summary>The values of a library.</summary>
    /// <exception cref="EntryPointNotFoundException">It lacks an object of Open MPI's.</exception>
    public static MpiConstants Of(nint library)
    {
        if (!IsOpenMpi(library))
            return OfMpich;
        return new(Of("comm_world"), Of("byte"), Of("float"), Of("double"), Of("op_sum"), Of("errors_return"), InPlace: 1, StatusIgnore: 0, AnySource: -1);

        nint Of(string name) => NativeLibrary.GetExport(library, $"ompi_mpi_{name}");
    }
}
