using SemGeo.Vision.Distributed;
using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Vision.Tests.Distributed;

[TestClass]
public sealed class DistributedEnvironmentTests
{
    [TestMethod]
    public void A_process_alone_is_none_of_several()
    {
        Assert.IsNull(Read());
        Assert.IsNull(Read(("RANK", "0"), ("WORLD_SIZE", "1")));
        Assert.IsNull(Read(("SLURM_PROCID", "0"), ("SLURM_NTASKS", "1")));
        Assert.IsNull(Read(("OMPI_COMM_WORLD_SIZE", "1"), ("OMPI_COMM_WORLD_RANK", "0")));
    }

    [TestMethod]
    public void Open_mpi_comes_before_the_slurm_that_it_runs_in()
    {
        var options = Read(
            ("OMPI_COMM_WORLD_RANK", "3"), ("OMPI_COMM_WORLD_SIZE", "4"), ("OMPI_COMM_WORLD_LOCAL_RANK", "1"), ("OMPI_COMM_WORLD_LOCAL_SIZE", "2"), ("PMIX_RANK", "3"),
            ("SLURM_PROCID", "0"), ("SLURM_NTASKS", "10"));

        Assert.AreEqual(new DistributedOptions { Rank = 3, WorldSize = 4, LocalRank = 1, LocalSize = 2, Launcher = MpiKind.OpenMpi }, options);
    }

    [TestMethod]
    public void Mpich_and_its_relatives_announce_themselves_alike()
    {
        (string, string)[] variables = [("PMI_RANK", "5"), ("PMI_SIZE", "8"), ("MPI_LOCALRANKID", "1"), ("MPI_LOCALNRANKS", "4")];
        var options = new DistributedOptions { Rank = 5, WorldSize = 8, LocalRank = 1, LocalSize = 4, Launcher = OperatingSystem.IsWindows() ? MpiKind.MicrosoftMpi : MpiKind.Mpich };

        Assert.AreEqual(options, Read(variables));
        Assert.AreEqual(options with { Launcher = MpiKind.IntelMpi }, Read([.. variables, ("I_MPI_ROOT", "/opt/intel/mpi")]));
        Assert.AreEqual(options with { Library = "Mpich" }, Read([.. variables, ("SEMGEO_MPI", "Mpich")]));
    }

    [TestMethod]
    public void Slurm_starts_either()
    {
        (string, string)[] variables = [("SLURM_PROCID", "5"), ("SLURM_NTASKS", "8"), ("SLURM_STEP_NUM_TASKS", "6"), ("SLURM_LOCALID", "2"), ("SLURM_STEP_TASKS_PER_NODE", "3(x2)")];
        var options = new DistributedOptions { Rank = 5, WorldSize = 6, LocalRank = 2, LocalSize = 3 };

        Assert.AreEqual(options, Read(variables));
        Assert.AreEqual(options with { Launcher = MpiKind.OpenMpi }, Read([.. variables, ("PMIX_RANK", "5")]));
    }

    [TestMethod]
    public void What_is_missing_or_no_number_or_of_another_launcher_is_named()
    {
        StringAssert.Contains(Error(("RANK", "0"), ("WORLD_SIZE", "2")), "WORLD_SIZE is 2, as torchrun sets it, but the processes meet through MPI: start them with mpirun or srun");
        StringAssert.Contains(Error(("PMI_SIZE", "2")), "PMI_SIZE announces 2 processes, but PMI_RANK, the number of this one, is not set");
        StringAssert.Contains(Error(("PMIX_RANK", "0")), "PMIX_RANK is set, but no variable has the number of processes");
        StringAssert.Contains(Error(("OMPI_COMM_WORLD_RANK", "x"), ("OMPI_COMM_WORLD_SIZE", "2")), "OMPI_COMM_WORLD_RANK is 'x'");
        StringAssert.Contains(Error(("OMPI_COMM_WORLD_RANK", "0"), ("OMPI_COMM_WORLD_SIZE", "-2")), "OMPI_COMM_WORLD_SIZE is '-2'");
    }

    [TestMethod]
    public void Wrong_options_are_named_all_at_once()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => new DistributedOptions { Rank = 2, WorldSize = 2, LocalRank = -1, LocalSize = 0, Timeout = TimeSpan.Zero }.Validate());

        foreach (var part in new[] { "Rank is 2", "LocalRank is -1", "LocalSize is 0", "Timeout is 00:00:00" })
            StringAssert.Contains(error.Message, part);
    }

    private static string Error(params (string Name, string Value)[] variables) => Assert.ThrowsExactly<DistributedException>(() => Read(variables)).Message;

    private static DistributedOptions? Read(params (string Name, string Value)[] variables) => DistributedEnvironment.Read(name => Array.Find(variables, pair => pair.Name == name).Value);
}
