using SemGeo.Vision.Distributed;

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
    }

    [TestMethod]
    public void Torchrun_says_all()
    {
        var options = Read(
            ("RANK", "3"), ("WORLD_SIZE", "4"), ("LOCAL_RANK", "1"), ("MASTER_ADDR", "node-a"), ("MASTER_PORT", "1234"), ("TORCHELASTIC_USE_AGENT_STORE", "True"),
            ("TORCHELASTIC_RESTART_COUNT", "2"), ("SLURM_PROCID", "9"), ("SLURM_NTASKS", "10"))!;

        Assert.AreEqual(
            new DistributedOptions { Rank = 3, WorldSize = 4, LocalRank = 1, MasterAddress = "node-a", MasterPort = 1234, LauncherServes = true, RunId = "2" }, options);
    }

    [TestMethod]
    [DataRow("SLURM_PROCID", "SLURM_NTASKS", "SLURM_LOCALID")]
    [DataRow("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_LOCAL_RANK")]
    [DataRow("PMI_RANK", "PMI_SIZE", "MPI_LOCALRANKID")]
    public void Other_launchers_are_understood(string rank, string size, string local)
    {
        var options = Read((rank, "5"), (size, "8"), (local, "1"), ("MASTER_ADDR", "10.0.0.7"))!;

        Assert.AreEqual(new DistributedOptions { Rank = 5, WorldSize = 8, LocalRank = 1, MasterAddress = "10.0.0.7" }, options);
    }

    [TestMethod]
    public void Slurm_names_the_launching_node() => Assert.AreEqual("10.1.2.3", Read(("SLURM_PROCID", "0"), ("SLURM_NTASKS", "2"), ("SLURM_LAUNCH_NODE_IPADDR", "10.1.2.3"))!.MasterAddress);

    [TestMethod]
    public void What_is_missing_or_no_number_is_named()
    {
        StringAssert.Contains(Error(("RANK", "0")), "RANK and WORLD_SIZE belong together");
        StringAssert.Contains(Error(("RANK", "0"), ("WORLD_SIZE", "2")), "MASTER_ADDR");
        StringAssert.Contains(Error(("RANK", "x"), ("WORLD_SIZE", "2"), ("MASTER_ADDR", "a")), "RANK is 'x'");
        StringAssert.Contains(Error(("RANK", "0"), ("WORLD_SIZE", "-2")), "WORLD_SIZE is '-2'");
        StringAssert.Contains(Error(("RANK", "0"), ("WORLD_SIZE", "2"), ("MASTER_ADDR", "a"), ("MASTER_PORT", "http")), "MASTER_PORT is 'http'");
    }

    [TestMethod]
    public void Wrong_options_are_named_all_at_once()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => new DistributedOptions { Rank = 2, WorldSize = 2, LocalRank = -1, MasterAddress = " ", MasterPort = 0, Timeout = TimeSpan.Zero }.Validate());

        foreach (var part in new[] { "Rank is 2", "LocalRank is -1", "MasterAddress is empty", "MasterPort is 0", "Timeout is 00:00:00" })
            StringAssert.Contains(error.Message, part);
    }

    private static string Error(params (string Name, string Value)[] variables) => Assert.ThrowsExactly<DistributedException>(() => Read(variables)).Message;

    private static DistributedOptions? Read(params (string Name, string Value)[] variables) => DistributedEnvironment.Read(name => Array.Find(variables, pair => pair.Name == name).Value);
}
