using SemGeo.Geography;

namespace SemGeo.Geocoding.Nominatim;

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
