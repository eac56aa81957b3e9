using System.Collections.Concurrent;
using SemGeo.Vision.Distributed;

namespace SemGeo.Vision.Tests.Distributed;

[TestClass]
public sealed class HeartbeatTests
{
    private static readonly DistributedOptions Third = new() { Rank = 2, WorldSize = 3 };

    [TestMethod]
    public void Who_does_not_count_any_more_is_lost()
    {
        // Rank 0 counts by a timer of its own; nobody counts for rank 1.
        var counters = new ConcurrentDictionary<string, long>();
        using var first = new Heartbeat(Count, Third with { Rank = 0 });
        using var third = new Heartbeat(Count, Third);

        CollectionAssert.AreEqual(new[] { 1 }, third.FindLost().ToArray());

        long Count(string key, long value) => counters.AddOrUpdate(key, value, (_, before) => before + value);
    }

    [TestMethod]
    public void Where_the_counters_are_gone_it_is_rank_0_that_served_them()
    {
        using var third = new Heartbeat((_, _) => -1, Third);
        using var first = new Heartbeat((_, _) => -1, Third with { Rank = 0 });

        CollectionAssert.AreEqual(new[] { 0 }, third.FindLost().ToArray());
        Assert.IsEmpty(first.FindLost());
    }

    [TestMethod]
    public void Without_the_native_library_the_error_says_what_to_do()
    {
        var error = Assert.ThrowsExactly<PlatformNotSupportedException>(() => ProcessGroup.RequireLibrary(4, "it was not found beside the program, or does not find its libtorch."));

        Assert.AreEqual(
            "Training in 4 processes needs the native library semgeo_c10d: it was not found beside the program, or does not find its libtorch. Build it (pipelines/README.md says how), or train in one process.",
            error.Message);
        ProcessGroup.RequireLibrary(4, null);
    }

    [TestMethod]
    public async Task Disposing_ends_the_wait()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = 0;
        var heartbeat = new Heartbeat(Count, Third);
        var finding = Task.Run(heartbeat.FindLost);
        await asked.Task;

        heartbeat.Dispose();

        CollectionAssert.AreEqual(new[] { 0 }, (await finding).ToArray(), "a group that was freed has no counters");

        long Count(string key, long value)
        {
            if (value == 0 && Interlocked.Increment(ref calls) == Third.WorldSize)
                asked.SetResult();
            return 1;
        }
    }
}
