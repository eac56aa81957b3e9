namespace SemGeo.Geography;

/// <summary>
/// A point of the unit sphere: x towards (0, 0), y towards (0, 90 E), z towards the north pole. The square of the straight distance (the chord) orders
/// points as the great-circle distance does, without a trigonometric function a pair, at the poles and the antimeridian too.
/// </summary>
internal readonly record struct UnitVector(double X, double Y, double Z)
{
    private const double RadiansPerDegree = Math.PI / 180;
    private const double DegreesPerRadian = 180 / Math.PI;

    /// <summary>The part along x (0), y (1) or z (2).</summary>
    public double this[int axis] => axis switch { 0 => X, 1 => Y, _ => Z };

    /// <summary>The point at a position, which is not missing.</summary>
    public static UnitVector Of(GeoCoordinate coordinate) => OfRadians(coordinate.Latitude * RadiansPerDegree, coordinate.Longitude * RadiansPerDegree);

    /// <summary>The point at a latitude and longitude in radians.</summary>
    public static UnitVector OfRadians(double latitude, double longitude)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(latitude);
        var (sinLongitude, cosLongitude) = Math.SinCos(longitude);
        return new(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    /// <summary>The squared chord of two points that are so many kilometers apart on the ground; 5, which no two points reach, for half of the circumference and more.</summary>
    public static double SquaredChord(double km)
    {
        if (km >= Math.PI * GreatCircle.EarthRadiusKm)
            return 5;
        var half = Math.Sin(km / (2 * GreatCircle.EarthRadiusKm));
        return 4 * half * half;
    }

    /// <summary>The kilometers on the ground for a squared chord.</summary>
    public static double Km(double squaredChord) => 2 * GreatCircle.EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(squaredChord) / 2));

    /// <summary>The squared chord to another point, 0 to 4.</summary>
    public double SquaredChord(in UnitVector other)
    {
        var (x, y, z) = (X - other.X, Y - other.Y, Z - other.Z);
        return x * x + y * y + z * z;
    }

    /// <summary>The position in the direction of the vector, whatever its length; at a pole the longitude is 0.</summary>
    public GeoCoordinate ToCoordinate()
    {
        var latitude = Math.Atan2(Z, Math.Sqrt(X * X + Y * Y)) * DegreesPerRadian;
        return new GeoCoordinate(latitude, X == 0 && Y == 0 ? 0 : Math.Atan2(Y, X) * DegreesPerRadian);
    }
}
