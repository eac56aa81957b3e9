using System.Net;
using System.Net.Sockets;
using SemGeo.Vision.Distributed;

namespace SemGeo.Vision.Tests.Distributed;

[TestClass]
[TestCategory("Slow")]
public sealed class ProcessGroupTests
{
    private const int Killed = 128 + 9, SaidWhoIsLost = 3;

    [TestInitialize]
    public void Needs_the_native_library()
    {
        if (!ProcessGroup.IsAvailable)
            Assert.Inconclusive("semgeo_c10d was not built on this stack.");
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(4)]
    public async Task Ranks_sum_and_send(int count)
    {
        // 1 + 2 + ..., 0 + 10 + 20 + ...
        var (sum, tens) = (count * (count + 1) / 2, 5 * count * (count - 1));
        var turned = string.Join(' ', new[] { 0, 3, 1, 4, 2, 5 }.Select(value => value * sum));

        foreach (var (exitCode, output) in await Ranks.RunAsync(count, RankRun.Verb, RankRun.Exchange))
        {
            Assert.AreEqual(0, exitCode, output);
            Assert.AreEqual($"{sum} {tens} {0.5 * count} | {turned} | {sum} {sum} | 4", output);
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(0)]
    public async Task Survivors_name_the_rank_that_was_killed(int dying)
    {
        var ranks = await Ranks.RunAsync(3, RankRun.Verb, RankRun.Die, $"{dying}");

        for (var rank = 0; rank < ranks.Length; rank++)
        {
            Assert.AreEqual(rank == dying ? Killed : SaidWhoIsLost, ranks[rank].ExitCode, ranks[rank].Output);
            if (rank != dying)
                StringAssert.StartsWith(ranks[rank].Output, $"lost {dying}: Rank {rank} of 3 stopped while summing gradients: rank {dying} does not answer any more");
        }
    }

    [TestMethod]
    public void A_port_that_is_taken_is_named_at_once()
    {
        using var other = TcpListener.Create(0);
        other.Start();
        var options = new DistributedOptions { Rank = 0, WorldSize = 2, MasterPort = ((IPEndPoint)other.LocalEndpoint).Port, OwnAddress = "127.0.0.1" };

        var error = Assert.ThrowsExactly<DistributedException>(() => ProcessGroup.Create(options));

        StringAssert.StartsWith(error.Message, $"Port {options.MasterPort} of this machine is taken, by another run or another program, so the 2 processes cannot meet there: set MASTER_PORT to a free one");
    }

    [TestMethod]
    public void A_rank_that_nobody_meets_says_where_it_waited()
    {
        var options = new DistributedOptions { Rank = 1, WorldSize = 2, MasterPort = 1, OwnAddress = "127.0.0.1", Timeout = TimeSpan.FromSeconds(1) };

        var error = Assert.ThrowsExactly<DistributedException>(() => ProcessGroup.Create(options));

        StringAssert.Contains(error.Message, "Rank 1 of 2 did not meet the others at 127.0.0.1:1 within 1 s");
    }
}
