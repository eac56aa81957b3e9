using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using SemGeo.Geocoding.Embedded;

namespace SemGeo.GazetteerBuild.Areas;

/// <summary>
/// Representative points: the centre of gravity on the sphere where that lies within the area, else the interior point of
/// the part nearest to it; the main place of an area without borders.
/// </summary>
internal static class Centres
{
    private const double Unit = GazetteerTables.BorderUnitsPerDegree;

    /// <summary>The centre in whole border units.</summary>
    public static Coordinate Of(Area area)
    {
        if (area.Faces.Count == 0)
            return new Coordinate(Math.Round(area.MainPlace!.Longitude * Unit), Math.Round(area.MainPlace.Latitude * Unit));
        var polygons = area.Faces.SelectMany(face => face.Polygons).ToArray();
        var centre = CentreOfGravity(polygons);
        if (!polygons.Any(polygon => polygon.EnvelopeInternal.Contains(centre) && SimplePointInAreaLocator.IsContained(centre, polygon)))
        {
            // A speck beside the centre is a worse answer than a large part farther off.
            var largest = polygons.Max(polygon => polygon.Area);
            centre = polygons.Where(polygon => polygon.Area >= largest / 4).Select(InteriorPointArea.GetInteriorPoint).MinBy(point => point.Distance(centre))!;
        }

        return new Coordinate(Math.Round(centre.X), Math.Round(centre.Y));
    }

    private static Coordinate CentreOfGravity(Polygon[] polygons)
    {
        var (x, y, z) = (0.0, 0.0, 0.0);
        foreach (var polygon in polygons)
        {
            var centroid = Centroid.GetCentroid(polygon);
            var (sinLatitude, cosLatitude) = Math.SinCos(centroid.Y / Unit * Math.PI / 180);
            var (sinLongitude, cosLongitude) = Math.SinCos(centroid.X / Unit * Math.PI / 180);
            var weight = polygon.Area * cosLatitude;
            x += weight * cosLatitude * cosLongitude;
            y += weight * cosLatitude * sinLongitude;
            z += weight * sinLatitude;
        }

        return new Coordinate(Math.Atan2(y, x) * 180 / Math.PI * Unit, Math.Atan2(z, Math.Sqrt(x * x + y * y)) * 180 / Math.PI * Unit);
    }
}
