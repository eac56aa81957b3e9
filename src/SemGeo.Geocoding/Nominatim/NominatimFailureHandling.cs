using SemGeo.Locations;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>What <see cref="NominatimGeocoder.Geocode"/> does about coordinates that the server did not answer.</summary>
public enum NominatimFailureHandling
{
    /// <summary>Throws <see cref="NominatimException"/> with the report once all others are answered and stored: the next run asks only those that failed.</summary>
    Throw,

    /// <summary>Gives them <see cref="Address.Empty"/>. A run that stopped early (the server is down or refuses access) throws nevertheless.</summary>
    EmptyAddress,
}
