using System.Text;
using SemGeo.Geography;

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

/// <summary>A question that a Nominatim server did not answer.</summary>
/// <param name="Coordinate">The coordinate that lacks its address because of it; missing when a location was described.</param>
/// <param name="Question">What was asked: "reverse 35.89048220 14.52271480", "details W137632292", "country Malta".</param>
/// <param name="Status">The HTTP status of the last attempt; null where none came.</param>
/// <param name="Attempts">How often it was asked.</param>
/// <param name="Reason">Why the last attempt failed.</param>
public sealed record NominatimFailure(GeoCoordinate Coordinate, string Question, int? Status, int Attempts, string Reason)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var where = Coordinate.IsMissing ? "" : FormattableString.Invariant($"{Coordinate.Latitude}, {Coordinate.Longitude}: ");
        return $"{where}{Question}: {Reason} ({(Status is { } status ? $"status {status}, " : "")}{Attempts} attempt{(Attempts == 1 ? "" : "s")})";
    }
}

/// <summary>How far a run has come; reported about once a second and at its end.</summary>
/// <param name="Total">Different coordinates (or locations) of the run.</param>
/// <param name="Done">Those with an answer, whether it was asked now or stored before.</param>
/// <param name="Cached">Those of <paramref name="Done"/> that no question was asked for.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="PerSecond">Those asked for, a second.</param>
/// <param name="Remaining">The time to the end at this rate, were nothing of the rest stored; null while nothing is known of it.</param>
public sealed record NominatimProgress(int Total, int Done, int Cached, int Failed, double PerSecond, TimeSpan? Remaining);

/// <summary>A Nominatim server did not answer all that it was asked. What it did answer is in the cache.</summary>
/// <param name="message">What failed, why, and what to do.</param>
/// <param name="report">What failed in detail; null when the server could not be used at all.</param>
public sealed class NominatimException(string message, NominatimReport? report = null) : Exception(message)
{
    /// <summary>What failed in detail; null when the server could not be used at all.</summary>
    public NominatimReport? Report { get; } = report;
}
