using System.Globalization;
using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Vision.Distributed;

/// <summary>Reads what a launcher of several processes announces in environment variables: Open MPI's, that of MPICH and its relatives, or Slurm's srun.</summary>
/// <remarks>Several MPI processes that do not know of each other would all write the same output. So what was announced is compared with what MPI finds when the processes meet.</remarks>
public static class DistributedEnvironment
{
    // The first family that is there counts: mpirun within a job of Slurm's has Slurm's variables too.
    private static readonly Family[] Families =
    [
        new("Open MPI's mpirun", MpiKind.OpenMpi, ["OMPI_COMM_WORLD_RANK"], ["OMPI_COMM_WORLD_SIZE"], ["OMPI_COMM_WORLD_LOCAL_RANK"], ["OMPI_COMM_WORLD_LOCAL_SIZE"]),
        new("mpiexec", MpiKind.Mpich, ["PMI_RANK"], ["PMI_SIZE"], ["MPI_LOCALRANKID", "MSMPI_LOCALRANK", "SLURM_LOCALID"], ["MPI_LOCALNRANKS"]),
        new("Slurm", null, ["SLURM_PROCID", "PMIX_RANK"], ["SLURM_STEP_NUM_TASKS", "SLURM_NTASKS"], ["SLURM_LOCALID"], ["SLURM_STEP_TASKS_PER_NODE", "SLURM_NTASKS_PER_NODE"]),
    ];

    /// <summary>Reads the variables of this process.</summary>
    /// <returns>Who this process is, or null where it was not launched as one of several.</returns>
    /// <exception cref="DistributedException">Variables are missing, no numbers, or of a launcher that is not MPI's.</exception>
    public static DistributedOptions? Read() => Read(Environment.GetEnvironmentVariable);

    /// <summary>Reads variables.</summary>
    /// <param name="variable">The value of a variable, or null.</param>
    /// <returns>Who this process is, or null where it was not launched as one of several.</returns>
    /// <exception cref="DistributedException">Variables are missing, no numbers, or of a launcher that is not MPI's.</exception>
    public static DistributedOptions? Read(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (Array.Find(Families, family => Find(family.Size) is not null) is not { } family)
        {
            RefuseOthers();
            return null;
        }

        var size = Number(family.Size, 1);
        if (size == 1)
            return null;
        if (Find(family.Rank) is null)
            throw new DistributedException($"{Find(family.Size)} announces {size} processes, but {family.Rank[0]}, the number of this one, is not set: start the program with {family.Launcher}, which sets both.");
        return new DistributedOptions
        {
            Rank = Number(family.Rank, 0),
            WorldSize = size,
            LocalRank = Find(family.LocalRank) is null ? 0 : Number(family.LocalRank, 0),
            LocalSize = LocalSize(family, size),
            Launcher = family.Kind is MpiKind.Mpich ? Relative() : family.Kind ?? OfSlurm(),
            Library = variable(MpiLibraries.Variable) ?? "",
        };

        string? Find(string[] names) => Array.Find(names, name => !string.IsNullOrEmpty(variable(name)));

        int Number(string[] names, int least)
        {
            var name = Find(names)!;
            return int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
                ? number
                : throw new DistributedException($"{name} is '{variable(name)}', it must be a whole number of at least {least}.");
        }

        // Slurm writes "4", or "4(x2)" and lists of it where machines have different numbers.
        int LocalSize(Family of, int all)
        {
            var text = Find(of.LocalSize) is { } name ? variable(name)! : "";
            var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? text[..end] : text;
            return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= all ? number : 1;
        }

        MpiKind Relative() => Find(["I_MPI_ROOT", "I_MPI_MPIRUN"]) is not null ? MpiKind.IntelMpi : Find(["MSMPI_LOCALRANK"]) is not null || OperatingSystem.IsWindows() ? MpiKind.MicrosoftMpi : MpiKind.Mpich;

        // srun --mpi=pmix serves Open MPI; with another plug-in it serves whichever library was built for it.
        MpiKind? OfSlurm() => Find(["PMIX_RANK", "PMIX_NAMESPACE"]) is null ? null : MpiKind.OpenMpi;

        void RefuseOthers()
        {
            if (int.TryParse(variable("WORLD_SIZE"), NumberStyles.None, CultureInfo.InvariantCulture, out var announced) && announced > 1 && Find(["RANK"]) is not null)
                throw new DistributedException($"WORLD_SIZE is {announced}, as torchrun sets it, but the processes meet through MPI: start them with mpirun or srun (docs/distributed.md), or unset WORLD_SIZE to work in one process.");
            if (Find(["PMIX_RANK"]) is not null)
                throw new DistributedException("PMIX_RANK is set, but no variable has the number of processes: set OMPI_COMM_WORLD_SIZE and OMPI_COMM_WORLD_RANK as mpirun does, or start the program with mpirun or srun.");
        }
    }

    private sealed record Family(string Launcher, MpiKind? Kind, string[] Rank, string[] Size, string[] LocalRank, string[] LocalSize);
}
