namespace SemGeo.Geocoding.Nominatim;

/// <summary>How far a run has come; told about once a second and at its end.</summary>
/// <param name="Total">Different coordinates (or locations) of the run.</param>
/// <param name="Done">Those with an answer, whether it was asked now or stored before.</param>
/// <param name="Cached">Those of <paramref name="Done"/> that no question was asked for.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="PerSecond">Those asked for, a second.</param>
/// <param name="Remaining">The time to the end at this rate, were nothing of the rest stored; null while nothing is known of it.</param>
public sealed record NominatimProgress(int Total, int Done, int Cached, int Failed, double PerSecond, TimeSpan? Remaining);
