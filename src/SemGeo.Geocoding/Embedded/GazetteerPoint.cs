using SemGeo.Geography;

namespace SemGeo.Geocoding.Embedded;

/// <summary>A point of the unit sphere in single precision, half a meter on earth: <see cref="UnitVector"/> of half the size, for the one path where it is a fifth faster.</summary>
internal readonly struct GazetteerPoint(float x, float y, float z)
{
    private readonly float _x = x;
    private readonly float _y = y;
    private readonly float _z = z;

    public float this[int axis] => axis switch { 0 => _x, 1 => _y, _ => _z };

    /// <summary>The point at a latitude and longitude in radians.</summary>
    public static GazetteerPoint Of(double latitude, double longitude)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(latitude);
        var (sinLongitude, cosLongitude) = Math.SinCos(longitude);
        return new((float)(cosLatitude * cosLongitude), (float)(cosLatitude * sinLongitude), (float)sinLatitude);
    }

    public static float SquaredChord(in GazetteerPoint a, in GazetteerPoint b)
    {
        var (x, y, z) = (a._x - b._x, a._y - b._y, a._z - b._z);
        return x * x + y * y + z * z;
    }

    /// <summary>The squared straight distance through the unit sphere of two points that are so many kilometres apart on the ground.</summary>
    public static float SquaredChord(double km)
    {
        var half = Math.Sin(Math.Min(km / (2 * GreatCircle.EarthRadiusKm), Math.PI / 2));
        return (float)(4 * half * half);
    }

    /// <summary>The distance on the ground for a squared straight distance.</summary>
    public static double Km(float squaredChord) => 2 * GreatCircle.EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(squaredChord) / 2));
}
