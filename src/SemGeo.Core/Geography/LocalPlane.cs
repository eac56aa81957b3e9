using NetTopologySuite.Geometries;

namespace SemGeo.Geography;

/// <summary>
/// The azimuthal equidistant projection around a centre: kilometres east and north, true from the centre outwards, so that hulls and buffers
/// of a place near a pole or the antimeridian are made as anywhere else.
/// </summary>
internal sealed class LocalPlane
{
    private const double RadiansPerDegree = Math.PI / 180;

    private readonly GeoCoordinate _centre;
    private readonly double _sin;
    private readonly double _cos;

    public LocalPlane(GeoCoordinate centre)
    {
        _centre = centre;
        (_sin, _cos) = Math.SinCos(centre.Latitude * RadiansPerDegree);
    }

    /// <summary>Kilometres east and north of the centre.</summary>
    public Coordinate Project(GeoCoordinate position)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(position.Latitude * RadiansPerDegree);
        var (sinEast, cosEast) = Math.SinCos((position.Longitude - _centre.Longitude) * RadiansPerDegree);
        var (x, y, z) = (cosLatitude * sinEast, _cos * sinLatitude - _sin * cosLatitude * cosEast, _sin * sinLatitude + _cos * cosLatitude * cosEast);
        var sin = Math.Sqrt(x * x + y * y);
        var scale = sin == 0 ? 0 : GreatCircle.EarthRadiusKm * Math.Atan2(sin, z) / sin;
        return new Coordinate(x * scale, y * scale);
    }

    /// <summary>The position of a point of the plane.</summary>
    public GeoCoordinate Unproject(Coordinate point)
    {
        var km = Math.Sqrt(point.X * point.X + point.Y * point.Y);
        if (km == 0)
            return _centre;
        var (sin, cos) = Math.SinCos(km / GreatCircle.EarthRadiusKm);
        var latitude = Math.Asin(Math.Clamp(cos * _sin + point.Y * sin * _cos / km, -1, 1));
        var east = Math.Atan2(point.X * sin, km * _cos * cos - point.Y * _sin * sin);
        return new GeoCoordinate(latitude / RadiansPerDegree, Math.IEEERemainder(_centre.Longitude + east / RadiansPerDegree, 360));
    }
}
