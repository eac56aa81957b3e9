using SemGeo.Geography;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>A run over many coordinates or locations: concurrent, counted, told about, and stopped when the server is down.</summary>
internal sealed class NominatimRun<T>(IReadOnlyList<T> items, NominatimOptions options, TimeProvider time, IProgress<NominatimProgress>? progress)
{
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly List<NominatimFailure> _failures = [];
    private readonly Dictionary<string, int> _countries = new(StringComparer.Ordinal);
    private TimeSpan _told;
    private int _done;
    private int _cached;
    private int _misses;
    private int _failedInARow;
    private string? _stopReason;

    /// <summary>Runs to the end, or until the server proves to be down.</summary>
    /// <param name="find">Finds what an item asks for.</param>
    /// <param name="answered">Receives the index of an item and what was found, without a problem; from several threads.</param>
    /// <param name="coordinateOf">The coordinate of an item, for the report.</param>
    /// <param name="cancellationToken">Ends the run; what was answered is stored.</param>
    public async Task<NominatimReport> RunAsync(
        Func<T, CancellationToken, ValueTask<NominatimFinding>> find, Action<int, NominatimFinding> answered, Func<T, GeoCoordinate> coordinateOf, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Connections, CancellationToken = stop.Token };
        try
        {
            await Parallel.ForAsync(0, items.Count, parallel, async (index, token) =>
            {
                var finding = await find(items[index], token).ConfigureAwait(false);
                if (finding.Problem is null)
                    answered(index, finding);
                if (Count(finding, coordinateOf(items[index])))
                    await stop.CancelAsync().ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopReason is not null && !cancellationToken.IsCancellationRequested)
        {
            // Stopped early by the failures; the report says so.
        }

        progress?.Report(Progress());
        return new NominatimReport { Total = items.Count, Done = _done, Cached = _cached, Misses = _misses, Failures = _failures, StopReason = _stopReason, CountriesWithoutId = _countries };
    }

    /// <returns>Whether the run shall stop.</returns>
    private bool Count(NominatimFinding finding, GeoCoordinate coordinate)
    {
        NominatimProgress? news = null;
        bool stops;
        lock (_lock)
        {
            stops = finding.Problem is { } problem ? CountFailure(finding, problem, coordinate) : CountAnswer(finding);
            var elapsed = time.GetElapsedTime(_start);
            if (progress is not null && elapsed - _told >= NominatimConstants.ProgressInterval)
            {
                _told = elapsed;
                news = Progress();
            }
        }

        if (news is not null)
            progress!.Report(news);
        return stops;
    }

    private bool CountAnswer(NominatimFinding finding)
    {
        _done++;
        if (finding.IsCached)
            _cached++;
        else
            _failedInARow = 0;
        if (finding.CountryWithoutId is { } country)
            _countries[country] = _countries.GetValueOrDefault(country) + 1;
        else if (finding.Address!.IsEmpty)
            _misses++;
        return false;
    }

    private bool CountFailure(NominatimFinding finding, NominatimProblem problem, GeoCoordinate coordinate)
    {
        _failures.Add(new NominatimFailure(coordinate, finding.Question, problem.Status, finding.Attempts, problem.Reason));
        if (problem.Effect == NominatimEffect.Stop)
            _stopReason ??= problem.Reason;
        else if (++_failedInARow >= options.StopAfterFailures)
            _stopReason ??= $"{_failedInARow} questions in a row failed (StopAfterFailures), the last because {problem.Reason}.";
        return _stopReason is not null;
    }

    private NominatimProgress Progress()
    {
        var asked = _done - _cached + _failures.Count;
        var seconds = time.GetElapsedTime(_start).TotalSeconds;
        var perSecond = seconds > 0 ? asked / seconds : 0;
        var left = items.Count - _done - _failures.Count;
        return new NominatimProgress(items.Count, _done, _cached, _failures.Count, perSecond, left == 0 ? TimeSpan.Zero : perSecond > 0 ? TimeSpan.FromSeconds(left / perSecond) : null);
    }
}
