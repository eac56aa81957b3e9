using System.Text;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>What came of a run against a Nominatim server.</summary>
public sealed record NominatimReport
{
    private const int Examples = 3;

    /// <summary>Different coordinates (or locations) of the run; missing coordinates do not count.</summary>
    public required int Total { get; init; }

    /// <summary>Those with an answer.</summary>
    public required int Done { get; init; }

    /// <summary>Those of <see cref="Done"/> that no question was asked for.</summary>
    public required int Cached { get; init; }

    /// <summary>Those of <see cref="Done"/> where the server knows no place: the open sea.</summary>
    public required int Misses { get; init; }

    /// <summary>What failed, in no particular order.</summary>
    public required IReadOnlyList<NominatimFailure> Failures { get; init; }

    /// <summary>Those that were not reached because the run stopped early.</summary>
    public int NotAsked => Total - Done - Failures.Count;

    /// <summary>Why the run stopped early, or null.</summary>
    public string? StopReason { get; init; }

    /// <summary>Countries for which the server knows no OSM id, so that addresses lack them, with the number of coordinates there; usual for a server with an extract.</summary>
    public required IReadOnlyDictionary<string, int> CountriesWithoutId { get; init; }

    /// <summary>How many answers in the cache were found damaged: they counted as never given, and were asked for again.</summary>
    public int Damaged { get; init; }

    /// <summary>Whether everything has an answer.</summary>
    public bool IsComplete => Done == Total;

    /// <summary>The numbers in a line, then the failures by reason with a few examples each, then the countries without an id.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(FormattableString.Invariant($"{Done} of {Total} answered ({Cached} from the cache, {Misses} without a place), {Failures.Count} failed, {NotAsked} not asked."));
        if (Damaged > 0)
            text.Append($"{Environment.NewLine}{Damaged} answer{(Damaged == 1 ? "" : "s")} in the cache {(Damaged == 1 ? "was" : "were")} altered, and asked for again.");
        if (StopReason is not null)
            text.Append($"{Environment.NewLine}Stopped early: {StopReason}");
        foreach (var group in Failures.GroupBy(failure => (failure.Status, failure.Reason)).OrderByDescending(group => group.Count()))
        {
            text.Append($"{Environment.NewLine}{group.Count()} x {group.Key.Reason}");
            foreach (var failure in group.Take(Examples))
                text.Append($"{Environment.NewLine}  {failure}");
        }

        foreach (var (country, count) in CountriesWithoutId.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append($"{Environment.NewLine}The server knows no OSM id for {country}: {count} address{(count == 1 ? "" : "es")} without a country.");
        return text.ToString();
    }
}
