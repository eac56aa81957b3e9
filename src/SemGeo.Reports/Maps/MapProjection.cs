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
