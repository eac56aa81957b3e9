namespace SemGeo.Geocoding.Nominatim;

/// <summary>A Nominatim server did not answer all that it was asked. What it did answer is in the cache.</summary>
/// <param name="message">What failed, why, and what to do.</param>
/// <param name="report">What failed in detail; null when the server could not be used at all.</param>
public sealed class NominatimException(string message, NominatimReport? report = null) : Exception(message)
{
    /// <summary>What failed in detail; null when the server could not be used at all.</summary>
    public NominatimReport? Report { get; } = report;
}
