namespace SemGeo.Geocoding.Nominatim;

/// <summary>
/// Spaces questions evenly, and holds all of them back when the server asks for a pause. (The limiters of System.Threading.RateLimiting take no <see cref="TimeProvider"/> and know no pause.)
/// </summary>
internal sealed class NominatimPacer(double perSecond, TimeProvider time)
{
    private readonly TimeSpan _interval = perSecond > 0 ? TimeSpan.FromSeconds(1 / perSecond) : TimeSpan.Zero;
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private TimeSpan _next;
    private TimeSpan _pauseEnd;

    /// <summary>Waits until the next question may be put.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan slot;
        lock (_lock)
        {
            slot = Max(time.GetElapsedTime(_start), Max(_next, _pauseEnd));
            _next = slot + _interval;
        }

        // A pause that began while this question waited holds it back as well.
        for (var left = Left(slot); left > TimeSpan.Zero; left = Left(slot))
            await Task.Delay(left, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets nothing pass for a while.</summary>
    public void Pause(TimeSpan duration)
    {
        lock (_lock)
            _pauseEnd = Max(_pauseEnd, time.GetElapsedTime(_start) + duration);
    }

    private TimeSpan Left(TimeSpan slot)
    {
        lock (_lock)
            return Max(slot, _pauseEnd) - time.GetElapsedTime(_start);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
