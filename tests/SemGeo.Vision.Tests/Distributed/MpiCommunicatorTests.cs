using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Vision.Tests.Distributed;

[TestClass]
[TestCategory("Slow")]
public sealed class MpiCommunicatorTests
{
    [TestMethod]
    [DataRow(MpiKind.OpenMpi, 2)]
    [DataRow(MpiKind.OpenMpi, 4)]
    [DataRow(MpiKind.Mpich, 2)]
    [DataRow(MpiKind.Mpich, 3)]
    [DataRow(MpiKind.Mpich, 4)]
    public async Task Ranks_sum_send_and_gather(MpiKind kind, int count)
    {
        // 1 + 2 + ..., 0 + 10 + 20 + ...
        var (sum, tens) = (count * (count + 1) / 2, 5 * count * (count - 1));
        var turned = string.Join(' ', new[] { 0, 3, 1, 4, 2, 5 }.Select(value => value * sum));

        var run = await Ranks.RunAsync(kind, count, RankRun.Verb, RankRun.Exchange);

        Assert.AreEqual(0, run.ExitCode, run.ToString());
        foreach (var output in run.Outputs)
            Assert.AreEqual(FormattableString.Invariant($"{sum} {tens} {0.5 * count} | {turned} | {sum} {sum} | {3 * (count * (count - 1) / 2 + 0.25 * count)} | 4 1 | {string.Join(' ', Enumerable.Range(0, count))} | True"), output);
    }

    [TestMethod]
    [DynamicData(nameof(Ranks.Kinds), typeof(Ranks))]
    public async Task A_rank_that_is_killed_is_named_by_the_launcher(MpiKind kind)
    {
        var run = await Ranks.RunAsync(kind, 3, RankRun.Verb, RankRun.Die, "1");

        Assert.AreNotEqual(0, run.ExitCode, run.ToString());
        AssertNamesKilled(kind, run);
    }

    [TestMethod]
    [DynamicData(nameof(Ranks.Kinds), typeof(Ranks))]
    public async Task A_rank_that_is_killed_before_it_meets_the_others_ends_them(MpiKind kind)
    {
        var run = await Ranks.RunAsync(kind, 2, RankRun.Verb, RankRun.DieFirst, "1");

        Assert.AreNotEqual(0, run.ExitCode, run.ToString());
        AssertNamesKilled(kind, run);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DynamicData(nameof(Ranks.Kinds), typeof(Ranks))]
    public async Task A_rank_that_is_stopped_is_named_by_the_others_after_their_time(MpiKind kind)
    {
        var run = await Ranks.RunAsync(kind, 3, RankRun.Verb, RankRun.Stop, "1");

        Assert.AreNotEqual(0, run.ExitCode, run.ToString());
        foreach (var rank in new[] { 0, 2 })
            StringAssert.StartsWith(run.Outputs[rank], $"lost 1: Rank {rank} of 3 stopped while summing gradients: rank 1 does not answer any more", run.ToString());
    }

    [TestMethod]
    [DynamicData(nameof(Ranks.Kinds), typeof(Ranks))]
    public async Task A_rank_that_throws_ends_all_with_its_reason(MpiKind kind)
    {
        var run = await Ranks.RunAsync(kind, 3, RankRun.Verb, RankRun.Throw, "1");

        Assert.AreNotEqual(0, run.ExitCode, run.ToString());
        foreach (var rank in new[] { 0, 2 })
            StringAssert.Contains(run.Outputs[rank], $"lost 1: Rank {rank} of 3 stopped while summing gradients, since rank 1 failed: the disk is full", run.ToString());
        StringAssert.Contains(string.Join('\n', run.Outputs), "of 3 ends all processes: ", run.ToString());
    }

    [TestMethod]
    [DynamicData(nameof(Ranks.Kinds), typeof(Ranks))]
    public async Task Null_references_are_still_caught(MpiKind kind)
    {
        var run = await Ranks.RunAsync(kind, 2, RankRun.Verb, RankRun.Catch);

        Assert.AreEqual(0, run.ExitCode, run.ToString());
        CollectionAssert.AreEqual(new[] { "caught", "caught" }, run.Outputs, run.ToString());
    }

    [TestMethod]
    [DataRow(MpiKind.OpenMpi, MpiKind.Mpich)]
    [DataRow(MpiKind.Mpich, MpiKind.OpenMpi)]
    public async Task A_library_that_is_not_the_launchers_is_refused(MpiKind launcher, MpiKind library)
    {
        var run = await Ranks.RunAsync(launcher, library, 2, RankRun.Verb, RankRun.Exchange);

        Assert.AreNotEqual(0, run.ExitCode, run.ToString());
        StringAssert.Contains(string.Join('\n', run.Outputs), "finds rank 0 of 1: the launcher belongs to another MPI than the library", run.ToString());
    }

    private static void AssertNamesKilled(MpiKind kind, Ranks.Outcome run)
    {
        var killed = RankLine.FindKilled(run.Launcher, _ => 1);
        Assert.AreEqual((1, 9), killed, run.ToString());
        if (kind == MpiKind.Mpich)
            StringAssert.Contains(run.Launcher, "Killed (signal 9)", run.ToString());
    }
}
