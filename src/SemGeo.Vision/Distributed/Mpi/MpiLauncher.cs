using System.Diagnostics;
using System.Globalization;

namespace SemGeo.Vision.Distributed.Mpi;

/// <summary>The program that starts several processes on this machine: mpirun or mpiexec of an MPI whose library is there too.</summary>
public sealed class MpiLauncher
{
    // Debian gives each its own name beside the common one, which belongs to whichever was chosen there.
    private static readonly (MpiKind Kind, string[] Names)[] Programs =
    [
        (MpiKind.OpenMpi, ["mpirun.openmpi", "mpirun", "mpiexec"]),
        (MpiKind.Mpich, ["mpirun.mpich", "mpiexec.hydra", "mpirun", "mpiexec"]),
        (MpiKind.IntelMpi, ["mpiexec.hydra", "mpirun", "mpiexec"]),
        (MpiKind.MicrosoftMpi, ["mpiexec.exe"]),
    ];

    private MpiLauncher(MpiKind kind, string path, string library) => (Kind, Path, Library) = (kind, path, library);

    /// <summary>Whose it is.</summary>
    public MpiKind Kind { get; }

    /// <summary>The program.</summary>
    public string Path { get; }

    /// <summary>The library of the processes that it starts, such as "Open MPI 4.1.4".</summary>
    public string Library { get; }

    /// <summary>Finds a launcher.</summary>
    /// <param name="kind">Whose; null for the one that the environment variable SEMGEO_MPI names, else the first that is there.</param>
    /// <exception cref="PlatformNotSupportedException">There is none.</exception>
    public static MpiLauncher Find(MpiKind? kind = null)
    {
        var chosen = Environment.GetEnvironmentVariable(MpiLibraries.Variable);
        var libraries = kind is null && !string.IsNullOrEmpty(chosen) ? [MpiLibraries.Choose(chosen, null)] : MpiLibraries.Installed();
        return libraries.Where(library => kind is null || library.Kind == kind).Select(Of).FirstOrDefault(launcher => launcher is not null)
            ?? throw new PlatformNotSupportedException($"No launcher of {kind?.ToString() ?? "an MPI library"} was found on the PATH beside the library itself. {MpiLibraries.HowToInstall}.");
    }

    /// <summary>What starts a program in several processes on this machine, which share its cores as the system gives them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="program">The program and its arguments.</param>
    /// <param name="tagged">Whether each line that they print is to have its rank before it (<see cref="RankLine"/>).</param>
    public ProcessStartInfo Command(int count, IReadOnlyList<string> program, bool tagged = false)
    {
        var number = count.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Path, Kind switch
        {
            // It refuses more processes than cores, and binds each to one core, with all of its threads.
            MpiKind.OpenMpi => ["--oversubscribe", "--bind-to", "none", .. tagged ? new[] { "--tag-output" } : [], "-n", number, .. program],
            MpiKind.MicrosoftMpi => [.. tagged ? new[] { "-lines" } : [], "-n", number, .. program],
            _ => [.. tagged ? new[] { "-prepend-rank" } : [], "-n", number, .. program],
        });
        start.Environment[MpiLibraries.Variable] = Kind.ToString();

        // Open MPI gives its processes a terminal, which .NET would write control sequences to, between the tags too.
        if (tagged)
            start.Environment["TERM"] = "dumb";

        // Open MPI refuses to run as root, in containers too, unless both are set. Whoever is not root must not have them set by us.
        if (Kind == MpiKind.OpenMpi && !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            (start.Environment["OMPI_ALLOW_RUN_AS_ROOT"], start.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"]) = ("1", "1");
        return start;
    }

    /// <summary>Whose launcher it is that prints a version like this; null where that is not known.</summary>
    internal static MpiKind? KindOf(string version)
    {
        if (version.Contains("Open MPI", StringComparison.OrdinalIgnoreCase) || version.Contains("OpenRTE", StringComparison.OrdinalIgnoreCase) || version.Contains("PRRTE", StringComparison.OrdinalIgnoreCase))
            return MpiKind.OpenMpi;
        if (version.Contains("Intel(R) MPI", StringComparison.OrdinalIgnoreCase))
            return MpiKind.IntelMpi;
        return version.Contains("HYDRA", StringComparison.OrdinalIgnoreCase) ? MpiKind.Mpich : null;
    }

    private static MpiLauncher? Of(MpiLibrary library)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var paths = Array.Find(Programs, entry => entry.Kind == library.Kind).Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).Where(File.Exists);
        return paths.FirstOrDefault(path => library.Kind == MpiKind.MicrosoftMpi || KindOf(VersionOf(path)) == library.Kind) is { } found ? new MpiLauncher(library.Kind, found, library.Version) : null;
    }

    private static string VersionOf(string path)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(path, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output + error.GetAwaiter().GetResult();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // It is no program of this machine.
            return "";
        }
    }
}
