namespace SemGeo.Vision.Distributed.Mpi;

/// <summary>The MPI libraries of this machine.</summary>
internal static class MpiLibraries
{
    /// <summary>The environment variable that chooses one: a name of <see cref="MpiKind"/>, or the path of a library.</summary>
    public const string Variable = "SEMGEO_MPI";

    /// <summary>How to get one.</summary>
    public const string HowToInstall = "Install Open MPI or MPICH (Debian and Ubuntu: apt-get install openmpi-bin, or mpich), or name the library's path in " + Variable;

    // libmpi.so.12 is what Intel MPI and MPICH's own builds outside Debian are called.
    private static readonly (MpiKind Kind, string[] Files)[] Names =
    [
        (MpiKind.OpenMpi, ["libmpi.so.40", "libmpi.40.dylib"]),
        (MpiKind.Mpich, ["libmpich.so.12", "libmpi.so.12", "libmpi.12.dylib"]),
        (MpiKind.IntelMpi, ["libmpi.so.12", "impi.dll"]),
        (MpiKind.MicrosoftMpi, ["msmpi.dll"]),
    ];

    /// <summary>All that load, in the order in which they are chosen.</summary>
    public static IEnumerable<MpiLibrary> Installed() => Names.Select(entry => Load(entry.Kind)).OfType<MpiLibrary>();

    /// <summary>The library to use.</summary>
    /// <param name="chosen">What the user chose: a kind or a path; null or empty for what the launcher belongs to.</param>
    /// <param name="ofLauncher">Whose launcher started this process; null where it may be anybody's.</param>
    /// <exception cref="PlatformNotSupportedException">It is not there.</exception>
    public static MpiLibrary Choose(string? chosen, MpiKind? ofLauncher)
    {
        if (string.IsNullOrEmpty(chosen))
        {
            return (ofLauncher is { } kind ? Load(kind) ?? Relative(kind) : Installed().FirstOrDefault())
                ?? throw new PlatformNotSupportedException($"Several processes need an MPI library, and {(ofLauncher is null ? "none" : $"none of the launcher's ({ofLauncher})")} was found. {HowToInstall}.");
        }

        if (Enum.TryParse<MpiKind>(chosen, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted))
            return Load(wanted) ?? throw new PlatformNotSupportedException($"{Variable} is {chosen}, but that library was not found. {HowToInstall}.");
        return MpiLibrary.TryLoad(chosen)
            ?? throw new PlatformNotSupportedException($"{Variable} is '{chosen}', which is neither one of {string.Join(", ", Enum.GetNames<MpiKind>())} nor the path of an MPI library that loads. {HowToInstall}.");
    }

    private static MpiLibrary? Load(MpiKind kind) => Array.Find(Names, entry => entry.Kind == kind).Files.Select(file => MpiLibrary.TryLoad(file, kind)).FirstOrDefault(library => library is not null);

    // MPICH's launcher and Intel's announce themselves alike, and start each other's programs.
    private static MpiLibrary? Relative(MpiKind kind) => kind switch
    {
        MpiKind.Mpich => Load(MpiKind.IntelMpi),
        MpiKind.IntelMpi => Load(MpiKind.Mpich),
        _ => null,
    };
}

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
