using NetTopologySuite.Geometries;
using SemGeo.Geography;

namespace SemGeo.Reports.Maps;

/// <summary>Equal Earth (Savric, Patterson and Jenny, 2018): the whole earth with areas that compare.</summary>
internal sealed class EqualEarthProjection : MapProjection
{
    private const double A1 = 1.340264, A2 = -0.081106, A3 = 0.000893, A4 = 0.003796;
    private const double RadiansPerDegree = Math.PI / 180;

    private static readonly double M = Math.Sqrt(3) / 2;

    public override Coordinate Project(Coordinate degrees)
    {
        var t = Math.Asin(M * Math.Sin(degrees.Y * RadiansPerDegree));
        var t2 = t * t;
        var t6 = t2 * t2 * t2;
        var x = degrees.X * RadiansPerDegree * Math.Cos(t) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)));
        var y = t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
        return new Coordinate(x * GreatCircle.EarthRadiusKm, y * GreatCircle.EarthRadiusKm);
    }
}
