using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Vision.Tests.Distributed.Mpi;

[TestClass]
public sealed class RankLineTests
{
    [TestMethod]
    [DataRow("[1,0]<stdout>:epoch 1", 0, "epoch 1")]
    [DataRow("[1,13]<stderr>: indented", 13, " indented")]
    [DataRow("[1,2]<stdout>:", 2, "")]
    [DataRow("[0] epoch 1", 0, "epoch 1")]
    [DataRow("[12]   indented", 12, "  indented")]
    public void A_tag_has_the_rank(string line, int rank, string text) => Assert.AreEqual(new RankLine(rank, text), RankLine.Parse(line));

    [TestMethod]
    [DataRow("mpirun noticed that process rank 1 with PID 0 on node vm exited on signal 9 (Killed).")]
    [DataRow("[vm:10985] 2 more processes have sent help message")]
    [DataRow("")]
    public void A_line_without_is_the_launchers(string line) => Assert.AreEqual(new RankLine(null, line), RankLine.Parse(line));

    [TestMethod]
    public void Open_mpi_names_the_rank_that_a_signal_ended() => Assert.AreEqual(
        (3, 15), RankLine.FindKilled("----\nmpirun.openmpi noticed that process rank 3 with PID 0 on node a-1 exited on signal 15 (Terminated).\n----", _ => 7));

    [TestMethod]
    public void Mpich_names_the_process_that_a_signal_ended()
    {
        const string Message = "=   BAD TERMINATION OF ONE OF YOUR APPLICATION PROCESSES\n=   PID 9673 RUNNING AT vm\n=   EXIT CODE: 9\n=   CLEANING UP REMAINING PROCESSES\nYOUR APPLICATION TERMINATED WITH THE EXIT STRING: Killed (signal 9)";

        Assert.AreEqual((2, 9), RankLine.FindKilled(Message, id => id == 9673 ? 2 : null));
        Assert.IsNull(RankLine.FindKilled(Message, _ => null), "a process that is none of ours");
    }

    [TestMethod]
    public void An_exit_code_is_no_signal()
    {
        Assert.IsNull(RankLine.FindKilled("=   PID 9673 RUNNING AT vm\n=   EXIT CODE: 1\n=   CLEANING UP REMAINING PROCESSES", _ => 0));
        Assert.IsNull(RankLine.FindKilled("  Process name: [[7517,1],1]\n  Exit code:    1", _ => 0));
    }
}
