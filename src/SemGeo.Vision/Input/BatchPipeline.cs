using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace SemGeo.Vision.Input;

/// <summary>One pass over examples: a thread reads them, others decode, and the caller takes batches in the order of the examples.</summary>
/// <remarks>
/// At most <see cref="InputOptions.PrefetchBatches"/> batches are under way beside the one that the caller has. Leaving the enumeration, by its end, a break, an
/// error or cancellation, stops and joins all threads. Of a pass that several processes share, each gets its part of every batch, be it empty.
/// </remarks>
internal sealed class BatchPipeline(InputOptions options, BatchPool pool, LoadPhoto load, BadImageLog log, PhotoShare share)
{
    /// <param name="read">The examples, without those of <paramref name="position"/>.</param>
    /// <param name="cancellationToken">Ends the pass.</param>
    /// <param name="position">How many examples of the pass were used up before.</param>
    public IEnumerable<PhotoBatch> Run(Func<CancellationToken, IEnumerable<PhotoExample>> read, CancellationToken cancellationToken, long position = 0)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var slots = new SemaphoreSlim(options.PrefetchBatches);
        using var places = new BlockingCollection<(PendingBatch Batch, int Index)>();
        using var batches = new BlockingCollection<PendingBatch>();
        var failure = default(ExceptionDispatchInfo);
        var reader = Start("photo reader", () => failure = Fill(read, slots, places, batches, stop.Token));
        var workers = new Thread[options.Workers];
        for (var i = 0; i < workers.Length; i++)
            workers[i] = Start($"photo decoder {i}", () => Work(places, stop.Token));
        try
        {
            var bad = new List<BadImage>();
            while (TryTake(batches, out var pending, cancellationToken))
            {
                pending.Wait(cancellationToken);
                slots.Release();
                bad.Clear();
                var count = pending.Collect(options.OnBadImage, bad);
                bad.ForEach(log.Add);
                position += pending.Whole;
                if (count == 0 && !share.IsPart)
                {
                    pool.Return(pending.Buffers);
                    continue;
                }
                yield return new(pending.Buffers, count, pool.Return, position);
            }
            reader.Join();
            cancellationToken.ThrowIfCancellationRequested();
            failure?.Throw();
        }
        finally
        {
            stop.Cancel();
            reader.Join();
            foreach (var worker in workers)
                worker.Join();
        }
    }

    private ExceptionDispatchInfo? Fill(
        Func<CancellationToken, IEnumerable<PhotoExample>> read, SemaphoreSlim slots,
        BlockingCollection<(PendingBatch, int)> places, BlockingCollection<PendingBatch> batches, CancellationToken stop)
    {
        try
        {
            var heads = -1;
            foreach (var examples in read(stop).Chunk(options.BatchSize))
            {
                heads = heads < 0 ? examples[0].Labels.Length : heads;
                CheckHeads(examples, heads);
                slots.Wait(stop);
                var own = share.Of(examples);
                var batch = new PendingBatch(own, pool.Rent(own.Length, heads), examples.Length);
                batches.Add(batch, stop);
                for (var i = 0; i < batch.Size; i++)
                    places.Add((batch, i), stop);
            }
            return null;
        }
        catch (Exception error)
        {
            return ExceptionDispatchInfo.Capture(error);
        }
        finally
        {
            places.CompleteAdding();
            batches.CompleteAdding();
        }
    }

    private void Work(BlockingCollection<(PendingBatch Batch, int Index)> places, CancellationToken stop)
    {
        var reader = new ImageBytes();
        while (TryTake(places, out var place, stop, quiet: true))
            place.Batch.Fill(place.Index, load, reader);
    }

    private static bool TryTake<T>(BlockingCollection<T> queue, out T item, CancellationToken cancellationToken, bool quiet = false)
    {
        try
        {
            return queue.TryTake(out item!, Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException) when (quiet)
        {
            item = default!;
            return false;
        }
    }

    internal static void CheckHeads(IReadOnlyList<PhotoExample> examples, int heads)
    {
        foreach (var example in examples)
        {
            if (example.Labels.Length != heads)
                throw new InvalidOperationException($"Row {example.Row} has {example.Labels.Length} labels, but the rows before it have {heads}: a source gives one label a head (-1 for a missing one).");
        }
    }

    private static Thread Start(string name, Action work)
    {
        var thread = new Thread(() => work()) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }
}
