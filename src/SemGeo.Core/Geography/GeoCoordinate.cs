namespace SemGeo.Geography;

/// <summary>A WGS84 position in degrees. A missing position has NaN in both parts.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public readonly record struct GeoCoordinate(double Latitude, double Longitude)
{
    /// <summary>The position of a photo that has none: NaN, NaN.</summary>
    public static GeoCoordinate Missing { get; } = new(double.NaN, double.NaN);

    /// <summary>Whether either part is NaN.</summary>
    public bool IsMissing => double.IsNaN(Latitude) || double.IsNaN(Longitude);

    /// <summary>Whether both parts are numbers within their ranges.</summary>
    public bool IsValid => Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180;
}
