namespace SemGeo.Vision.Distributed.Mpi;

/// <summary>An implementation of MPI. Open MPI has an interface of its own; the others share MPICH's.</summary>
public enum MpiKind
{
    /// <summary>Open MPI 4 and later (libmpi.so.40).</summary>
    OpenMpi,

    /// <summary>MPICH 3.2 and later (libmpich.so.12, or libmpi.so.12).</summary>
    Mpich,

    /// <summary>Intel MPI (libmpi.so.12, impi.dll). By MPICH's table; never run by us.</summary>
    IntelMpi,

    /// <summary>Microsoft MPI (msmpi.dll). By MPICH's table; never run by us.</summary>
    MicrosoftMpi,
}
