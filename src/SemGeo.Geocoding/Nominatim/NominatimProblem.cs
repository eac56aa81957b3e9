namespace SemGeo.Geocoding.Nominatim;

/// <summary>Why an attempt got no answer.</summary>
/// <param name="Status">The HTTP status; null where none came.</param>
/// <param name="Reason">What happened.</param>
/// <param name="Effect">What follows.</param>
/// <param name="RetryAfter">How long the server asks to wait.</param>
internal sealed record NominatimProblem(int? Status, string Reason, NominatimEffect Effect, TimeSpan? RetryAfter = null);

/// <summary>What follows from a <see cref="NominatimProblem"/>.</summary>
internal enum NominatimEffect
{
    /// <summary>Another attempt may succeed.</summary>
    Retry,

    /// <summary>The question fails.</summary>
    Fail,

    /// <summary>Every question would fail alike: the run stops.</summary>
    Stop,
}
