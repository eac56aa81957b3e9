using System.Globalization;

namespace SemGeo.Vision.Distributed;

/// <summary>Counts up for the other processes, so that a survivor of an error can tell who is still there: one that computes for long goes on counting, one that was killed does not.</summary>
internal sealed class Heartbeat : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly Func<string, long, long> _count;
    private readonly DistributedOptions _options;
    private readonly Lock _lock = new();
    private readonly Timer _timer;

    // Not disposed, since somebody may still wait for it; without a handle of the system's it owns nothing.
    private readonly ManualResetEventSlim _ended = new();
    private bool _stopped;

    /// <param name="count">Adds to a counter that all processes share and gives its new value, or -1 where the counters are gone.</param>
    /// <param name="options">Who this process is.</param>
    public Heartbeat(Func<string, long, long> count, DistributedOptions options)
    {
        (_count, _options) = (count, options);
        _timer = new Timer(_ => Count(options.Rank, 1), null, TimeSpan.Zero, Interval);
    }

    /// <summary>The processes that do not count any more; rank 0 where the counters themselves, which it serves, are gone. Takes two seconds, less where the counters are gone or this object is disposed.</summary>
    public IReadOnlyList<int> FindLost()
    {
        var before = CountAll();
        if (!before.Contains(-1))
            _ended.Wait(4 * Interval);
        var after = CountAll();
        if (before.Contains(-1) || after.Contains(-1))
            return _options.Rank == 0 ? [] : [0];
        return [.. Enumerable.Range(0, _options.WorldSize).Where(rank => rank != _options.Rank && before[rank] == after[rank])];
    }

    public void Dispose()
    {
        lock (_lock)
            _stopped = true;
        _ended.Set();
        _timer.Dispose();
    }

    private long[] CountAll() => [.. Enumerable.Range(0, _options.WorldSize).Select(rank => Count(rank, 0))];

    // One connection, one call at a time, and none after the group is freed.
    private long Count(int rank, long value)
    {
        lock (_lock)
            return _stopped ? -1 : _count(string.Create(CultureInfo.InvariantCulture, $"alive/{rank}"), value);
    }
}
