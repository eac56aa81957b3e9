namespace SemGeo.Geography;

/// <summary>Distances on the sphere by the haversine formula, R = 6371 km as in the authors' evaluation.</summary>
public static class GreatCircle
{
    /// <summary>The earth's mean radius in kilometres.</summary>
    public const double EarthRadiusKm = 6371;

    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>The great-circle distance of two positions in kilometres, 0 to 20,015.1; NaN when either is missing.</summary>
    public static double DistanceKm(GeoCoordinate a, GeoCoordinate b)
    {
        var sinLatitude = Math.Sin((b.Latitude - a.Latitude) * RadiansPerDegree / 2);
        var sinLongitude = Math.Sin((b.Longitude - a.Longitude) * RadiansPerDegree / 2);
        var h = sinLatitude * sinLatitude
            + Math.Cos(a.Latitude * RadiansPerDegree) * Math.Cos(b.Latitude * RadiansPerDegree) * sinLongitude * sinLongitude;

        // Rounding can lift h above 1 for antipodes, where the arc sine has no value.
        return double.IsNaN(h) ? double.NaN : 2 * EarthRadiusKm * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }
}
