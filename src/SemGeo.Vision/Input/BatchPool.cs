using System.Collections.Concurrent;

namespace SemGeo.Vision.Input;

/// <summary>Keeps the buffers of full batches for the next ones.</summary>
internal sealed class BatchPool(InputOptions options, int crops)
{
    private readonly ConcurrentBag<BatchBuffers> _free = [];

    /// <summary>Buffers for a number of images; those of a full batch come from the pool.</summary>
    public BatchBuffers Rent(int count, int heads)
    {
        if (count == options.BatchSize && _free.TryTake(out var buffers) && buffers.Heads == heads)
            return buffers;
        return new(count, crops, options.Side, options.Channels, heads);
    }

    public void Return(BatchBuffers buffers)
    {
        // One batch is in use, the others are being filled; what a careless owner gives back beyond that is let go.
        if (buffers.Rows.Length == options.BatchSize && _free.Count < options.PrefetchBatches + 2)
            _free.Add(buffers);
    }
}
