using NetTopologySuite.Geometries;
using SemGeo.Geography;

namespace SemGeo.Reports.Maps;

/// <summary>From the sphere to a plane in kilometres, east and north.</summary>
internal abstract class MapProjection
{
    /// <summary>Whether a polygon of which only these vertices are known can be drawn as the polygon of their projections.</summary>
    public virtual bool CanShow(Coordinate[] degrees) => true;

    /// <summary>Projects a position; X = longitude.</summary>
    public abstract Coordinate Project(Coordinate degrees);

    /// <summary>Projects a position.</summary>
    public Coordinate Project(GeoCoordinate position) => Project(new Coordinate(position.Longitude, position.Latitude));
}

/// <summary>A part of the earth around a centre, true in all directions from it.</summary>
internal sealed class LocalProjection(GeoCoordinate centre) : MapProjection
{
    private const double QuarterKm = GreatCircle.EarthRadiusKm * Math.PI / 2;

    private readonly LocalPlane _plane = new(centre);

    // What lies on the other side of the earth would be turned inside out around the centre's antipode.
    public override bool CanShow(Coordinate[] degrees) => degrees.Any(vertex => GreatCircle.DistanceKm(centre, new GeoCoordinate(vertex.Y, vertex.X)) < QuarterKm);

    public override Coordinate Project(Coordinate degrees) => _plane.Project(new GeoCoordinate(degrees.Y, degrees.X));
}

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
