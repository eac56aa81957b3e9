using System.Globalization;

namespace SemGeo.Vision.Distributed;

/// <summary>Reads what a launcher of several processes says in environment variables: torchrun's, or else Slurm's or MPI's.</summary>
public static class DistributedEnvironment
{
    // Rank, number of processes, rank on the machine; the first family that is there counts.
    private static readonly (string Launcher, string Rank, string WorldSize, string LocalRank)[] Families =
    [
        ("torchrun", "RANK", "WORLD_SIZE", "LOCAL_RANK"),
        ("Slurm", "SLURM_PROCID", "SLURM_NTASKS", "SLURM_LOCALID"),
        ("Open MPI", "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_LOCAL_RANK"),
        ("MPI", "PMI_RANK", "PMI_SIZE", "MPI_LOCALRANKID"),
    ];

    /// <summary>Reads the variables of this process.</summary>
    /// <returns>Who this process is, or null where it was not launched as one of several.</returns>
    /// <exception cref="DistributedException">Variables are missing or no numbers.</exception>
    public static DistributedOptions? Read() => Read(Environment.GetEnvironmentVariable);

    /// <summary>Reads variables.</summary>
    /// <param name="variable">The value of a variable, or null.</param>
    /// <returns>Who this process is, or null where it was not launched as one of several.</returns>
    /// <exception cref="DistributedException">Variables are missing or no numbers.</exception>
    public static DistributedOptions? Read(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var (launcher, rank, worldSize, localRank) = Array.Find(Families, family => Has(family.Rank) && Has(family.WorldSize));
        if (launcher is null)
        {
            var alone = Array.Find(["RANK", "WORLD_SIZE"], Has);
            return alone is null ? null : throw new DistributedException($"{alone} is set, but RANK and WORLD_SIZE belong together: set both, as torchrun does, or neither.");
        }

        var size = Number(worldSize, 1);
        if (size == 1)
            return null;
        var address = variable("MASTER_ADDR") ?? variable("SLURM_LAUNCH_NODE_IPADDR");
        if (string.IsNullOrEmpty(address))
            throw new DistributedException($"{launcher} started {size} processes, but MASTER_ADDR, the name or address of the machine of rank 0, is not set: set it (MASTER_PORT too, unless 29500 is free).");
        return new DistributedOptions
        {
            Rank = Number(rank, 0),
            WorldSize = size,
            LocalRank = Has(localRank) ? Number(localRank, 0) : 0,
            MasterAddress = address,
            MasterPort = Has("MASTER_PORT") ? Number("MASTER_PORT", 1) : new DistributedOptions().MasterPort,
            LauncherServes = string.Equals(variable("TORCHELASTIC_USE_AGENT_STORE"), "true", StringComparison.OrdinalIgnoreCase),
            RunId = variable("TORCHELASTIC_RESTART_COUNT") ?? variable("SLURM_RESTART_COUNT") ?? "0",

            // "localhost" is what some launchers tell rank 0 alone, whose address the other machines need.
            OwnAddress = address is "127.0.0.1" ? address : "",
        };

        bool Has(string name) => !string.IsNullOrEmpty(variable(name));

        int Number(string name, int least) => int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new DistributedException($"{name} is '{variable(name)}', it must be a whole number of at least {least}.");
    }
}
