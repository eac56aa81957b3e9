using NetTopologySuite.Geometries;
using SemGeo.Geography;

namespace SemGeo.Reports.Mapping;

/// <summary>
/// Makes polygons in degrees of rings on the sphere, as RFC 7946 (3.1.9) wants them: a ring across the antimeridian is cut there, and one
/// around a pole runs along the pole's line. Rings must be simple, and their vertices less than 180 degrees of longitude apart.
/// </summary>
internal static class AntimeridianCutter
{
    private const double PoleLatitude = 89.999999;

    /// <summary>The polygon within a ring.</summary>
    /// <param name="ring">The vertices in either direction, the first not repeated.</param>
    public static Geometry Cut(IReadOnlyList<GeoCoordinate> ring)
    {
        var vertices = Unwrap(ring);
        var (west, east) = (vertices.Min(vertex => vertex.X), vertices.Max(vertex => vertex.X));
        Geometry polygon = new Polygon(new LinearRing([.. vertices, vertices[0].Copy()]));
        if (west >= -180 && east <= 180)
            return polygon;
        if (!polygon.IsValid)
            polygon = polygon.Buffer(0);
        var parts = new List<Geometry>();
        for (var turn = Math.Floor((west + 180) / 360); turn * 360 - 180 < east; turn++)
        {
            var strip = new GeometryFactory().ToGeometry(new Envelope(turn * 360 - 180, turn * 360 + 180, -90, 90));
            var part = polygon.Intersection(strip);
            if (part.Dimension == Dimension.Surface)
                parts.Add(NetTopologySuite.Geometries.Utilities.AffineTransformation.TranslationInstance(-360 * turn, 0).Transform(part));
        }

        // Around a pole the parts meet again where the ring began.
        return parts.Aggregate((first, second) => first.Union(second));
    }

    private static List<Coordinate> Unwrap(IReadOnlyList<GeoCoordinate> ring)
    {
        var vertices = new List<Coordinate>(ring.Count + 4);
        var firstFree = Enumerable.Range(0, ring.Count).First(i => Math.Abs(ring[i].Latitude) < PoleLatitude);
        for (var i = 0; i < ring.Count; i++)
        {
            var vertex = ring[(firstFree + i) % ring.Count];
            if (Math.Abs(vertex.Latitude) < PoleLatitude)
            {
                vertices.Add(new Coordinate(Near(vertex.Longitude, vertices), vertex.Latitude));
                continue;
            }

            // At a pole every longitude is the same place: the ring comes in on one meridian and goes out on the next one's.
            var next = ring[(firstFree + i + 1) % ring.Count];
            vertices.Add(new Coordinate(vertices[^1].X, Math.CopySign(90, vertex.Latitude)));
            vertices.Add(new Coordinate(Near(next.Longitude, vertices), Math.CopySign(90, vertex.Latitude)));
        }

        // A ring that does not come back to its longitude goes around a pole: the one on the side of its vertices.
        var home = Near(vertices[0].X, vertices);
        if (Math.Abs(home - vertices[0].X) > 180)
        {
            var pole = vertices.Average(vertex => vertex.Y) > 0 ? 90 : -90;
            vertices.Add(new Coordinate(home, vertices[0].Y));
            vertices.Add(new Coordinate(home, pole));
            vertices.Add(new Coordinate(vertices[0].X, pole));
        }

        return vertices;
    }

    /// <summary>The longitude, some turns on, that is nearest to that of the last vertex.</summary>
    private static double Near(double longitude, List<Coordinate> vertices) =>
        vertices.Count == 0 ? longitude : longitude + 360 * Math.Round((vertices[^1].X - longitude) / 360);
}
