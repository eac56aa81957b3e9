using NetTopologySuite.Geometries;
using SemGeo.Geography;

namespace SemGeo.Reports.Maps;

/// <summary>A part of the earth around a centre, true in all directions from it.</summary>
internal sealed class LocalProjection(GeoCoordinate centre) : MapProjection
{
    private const double QuarterKm = GreatCircle.EarthRadiusKm * Math.PI / 2;

    private readonly LocalPlane _plane = new(centre);

    // What lies on the other side of the earth would be turned inside out around the centre's antipode.
    public override bool CanShow(Coordinate[] degrees) => degrees.Any(vertex => GreatCircle.DistanceKm(centre, new GeoCoordinate(vertex.Y, vertex.X)) < QuarterKm);

    public override Coordinate Project(Coordinate degrees) => _plane.Project(new GeoCoordinate(degrees.Y, degrees.X));
}
