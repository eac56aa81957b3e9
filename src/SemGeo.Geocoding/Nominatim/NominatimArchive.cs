using System.Collections.Concurrent;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>A server together with the answers it gave: asks each question at most once, also when several threads need the same answer at the same time.</summary>
internal sealed class NominatimArchive(NominatimClient client, NominatimCache cache) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<NominatimReply<NominatimPlace>>>> _underWay = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();

    /// <summary>How many stored answers were found damaged and asked for again.</summary>
    public int DamagedCount => cache.DamagedCount;

    /// <summary>Gives the stored answer, or asks. Failures are not stored.</summary>
    /// <remarks>A question goes on when <paramref name="cancellationToken"/> is cancelled, for others may wait for it and its answer is worth keeping; it ends with <see cref="Dispose"/>.</remarks>
    /// <exception cref="IOException">The cache cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<NominatimReply<NominatimPlace>> AskAsync(NominatimRequest request, CancellationToken cancellationToken)
    {
        if (Stored(request) is { } stored)
            return stored;
        ObjectDisposedException.ThrowIf(_end.IsCancellationRequested, typeof(NominatimGeocoder));
        var question = _underWay.GetOrAdd(request.Key, _ => new Lazy<Task<NominatimReply<NominatimPlace>>>(() => Task.Run(() => AskAndStoreAsync(request))));
        return await question.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (_end.IsCancellationRequested)
            return;
        _end.Cancel();
        foreach (var question in _underWay.Values)
            question.Value.ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        client.Dispose();
        cache.Dispose();
    }

    private async Task<NominatimReply<NominatimPlace>> AskAndStoreAsync(NominatimRequest request)
    {
        try
        {
            // Between a caller's look into the cache and this question another one may have ended.
            if (Stored(request) is { } stored)
                return stored;
            var reply = await client.AskAsync(request.Service, request.Query, request.Read, _end.Token).ConfigureAwait(false);
            if (reply.Answer is { } answer)
                cache.Store(request.Key, answer);
            return reply;
        }
        finally
        {
            _underWay.TryRemove(request.Key, out _);
        }
    }

    private NominatimReply<NominatimPlace>? Stored(NominatimRequest request) =>
        cache.Find(request.Key) is { } answer && request.Fits(answer) ? new NominatimReply<NominatimPlace>(answer, null, 0) : null;
}
