using Microsoft.ML;

namespace SemGeo.Pipelines.Scoring;

/// <summary>Counts the rows of a view beside other work, which need not wait until a pass over all of them has ended.</summary>
internal sealed class BackgroundCount : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<long?> _count;

    public BackgroundCount(IDataView view) => _count = Task.Factory.StartNew(() => Count(view, _stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>The number of rows; null as long as it is not known.</summary>
    public long? Total => _count.IsCompletedSuccessfully ? _count.Result : null;

    /// <summary>Stops counting.</summary>
    public void Dispose()
    {
        _stop.Cancel();

        // What is wrong with the rows is said by who reads them to use them.
        _count.ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        _stop.Dispose();
    }

    private static long? Count(IDataView view, CancellationToken stop)
    {
        if (view.GetRowCount() is { } known)
            return known;
        using var cursor = view.GetRowCursor([]);
        var count = 0L;
        while (cursor.MoveNext())
        {
            if (stop.IsCancellationRequested)
                return null;
            count++;
        }

        return count;
    }
}
