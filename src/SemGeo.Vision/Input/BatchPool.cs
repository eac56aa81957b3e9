using System.Collections.Concurrent;

namespace SemGeo.Vision.Input;

/// <summary>Keeps the buffers of full batches for the next ones.</summary>
/// <param name="options">The size of a batch.</param>
/// <param name="crops">The crops of an image.</param>
/// <param name="shares">How many processes share a batch.</param>
internal sealed class BatchPool(InputOptions options, int crops, int shares = 1)
{
    private readonly ConcurrentBag<BatchBuffers> _free = [];
    private readonly int _full = options.BatchSize / shares;

    /// <summary>Buffers for a number of images; those of a full batch come from the pool.</summary>
    public BatchBuffers Rent(int count, int heads)
    {
        if (count == _full && _free.TryTake(out var buffers) && buffers.Heads == heads)
            return buffers;
        return new(count, crops, options.Shape, heads);
    }

    public void Return(BatchBuffers buffers)
    {
        // One batch is in use, the others are being filled; what a careless owner gives back beyond that is let go.
        if (buffers.Rows.Length == _full && _free.Count < options.PrefetchBatches + 2)
            _free.Add(buffers);
    }
}
