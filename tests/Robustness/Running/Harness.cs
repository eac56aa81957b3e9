using System.Collections.Concurrent;
using SemGeo.Robustness.Readers;

namespace SemGeo.Robustness.Running;

/// <summary>What is run.</summary>
internal sealed class HarnessOptions
{
    /// <summary>How many mutated inputs, over all readers.</summary>
    /// <value>The default value is 5,000.</value>
    public int Inputs { get; set; } = 5000;

    /// <summary>What decides them all.</summary>
    /// <value>The default value is 1.</value>
    public int Seed { get; set; } = 1;

    /// <summary>The readers; null for all that are no controls.</summary>
    /// <value>The default value is null.</value>
    public IReadOnlyList<ForeignReader>? Readers { get; set; }

    /// <summary>Processes that read at once.</summary>
    /// <value>The default value is 2.</value>
    public int Workers { get; set; } = 2;

    /// <summary>How long an input may take.</summary>
    /// <value>The default value is 10 seconds.</value>
    public TimeSpan Limit { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>Has every reader read its inputs.</summary>
internal static class Harness
{
    private const long MuchBytes = 64L << 20;

    /// <summary>Runs all inputs.</summary>
    /// <param name="options">What is run.</param>
    /// <param name="progress">Is called with the number of inputs that are done and of all.</param>
    public static async Task<HarnessReport> RunAsync(HarnessOptions options, Action<int, int>? progress = null)
    {
        var readers = options.Readers ?? AllReaders.All;
        var names = new ConcurrentQueue<InputName>(Names(readers, options.Inputs, options.Seed));
        var (total, done) = (names.Count, 0);
        var report = new HarnessReport(options.Seed, readers);
        await Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => Task.Run(async () =>
        {
            using var worker = new WorkerProcess(options.Limit);
            while (names.TryDequeue(out var name))
            {
                var outcome = await ConfirmAsync(worker, name, await worker.RunAsync(name));
                report.Add(name, outcome);

                // What a process keeps of much memory would hide that the next input takes as much.
                if (outcome.Bytes > MuchBytes)
                    worker.Dispose();
                progress?.Invoke(Interlocked.Increment(ref done), total);
            }
        })));
        return report;
    }

    /// <summary>The inputs of all readers, in turn; the crafted ones first.</summary>
    internal static IEnumerable<InputName> Names(IReadOnlyList<ForeignReader> readers, int inputs, int seed)
    {
        var crafted = readers.SelectMany(reader => reader.Crafted.Select((_, i) => new InputName(reader.Name, seed, -1 - i)));
        var shares = readers.Sum(reader => reader.Share);
        var counts = readers.Select(reader => (reader.Name, Count: (int)Math.Ceiling(inputs * reader.Share / shares))).ToArray();
        var mutated = counts.SelectMany(pair => Enumerable.Range(0, pair.Count).Select(i => (Turn: (double)i / pair.Count, Name: new InputName(pair.Name, seed, i)))).OrderBy(pair => pair.Turn);
        return crafted.Concat(mutated.Select(pair => pair.Name));
    }

    // Memory and time depend on what else the machine does and what the process did before: they count when a fresh process shows them again.
    private static async Task<Outcome> ConfirmAsync(WorkerProcess worker, InputName name, Outcome outcome)
    {
        if (outcome.Verdict is not (Verdict.Memory or Verdict.Hang))
            return outcome;
        worker.Dispose();
        return await worker.RunAsync(name);
    }
}
