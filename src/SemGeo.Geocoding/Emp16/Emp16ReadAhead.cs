using System.Collections.Concurrent;

namespace SemGeo.Geocoding.Emp16;

/// <summary>Reads an EMP-16 file on a thread of its own, some batches ahead of who uses the rows.</summary>
internal static class Emp16ReadAhead
{
    private const int Rows = 4096;
    private const int Bytes = 1 << 22;
    private const int Batches = 4;

    /// <summary>Hands all rows from where the reader stands to <paramref name="use"/>, in their order, on the caller's thread.</summary>
    /// <exception cref="Emp16FormatException">The file is damaged; the rows before it were handed over.</exception>
    public static void Run(Emp16Reader reader, Action<Emp16Batch> use)
    {
        using var filled = new BlockingCollection<Emp16Batch>(Batches);
        var empty = new ConcurrentBag<Emp16Batch>();
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() => Fill(reader, filled, empty, stop.Token));
        try
        {
            foreach (var batch in filled.GetConsumingEnumerable())
            {
                use(batch);
                batch.Clear();
                empty.Add(batch);
            }
        }
        catch
        {
            // The reader may wait for room that nobody makes any more; the user's error is the one to tell.
            stop.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
            throw;
        }

        reading.GetAwaiter().GetResult();
    }

    private static void Fill(Emp16Reader reader, BlockingCollection<Emp16Batch> filled, ConcurrentBag<Emp16Batch> empty, CancellationToken stop)
    {
        var batch = new Emp16Batch();
        try
        {
            while (reader.Read())
            {
                batch.Add(reader);
                if (batch.Count < Rows && batch.IdBytes < Bytes)
                    continue;
                filled.Add(batch, stop);
                batch = empty.TryTake(out var cleared) ? cleared : new Emp16Batch();
            }
        }
        finally
        {
            // The rows before damage are handed over too, unless nobody takes them any more.
            if (batch.Count > 0)
                filled.Add(batch, stop);
            filled.CompleteAdding();
        }
    }
}
