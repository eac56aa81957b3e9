using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace SemGeo.Geography.S2;

/// <summary>The outline of S2 cells in degrees. Their edges are great circles, which are curves on a map: they are sampled.</summary>
public static class S2CellShape
{
    private const double DefaultStepDegrees = 1;
    private const double DegreesPerRadian = 180 / Math.PI;
    private const double SnapDegrees = 1e-9; // A tenth of a millimetre.

    /// <summary>The four corners, counterclockwise as seen from outside.</summary>
    /// <exception cref="ArgumentException">It is no cell.</exception>
    public static GeoCoordinate[] Vertices(S2CellId cell) => Array.ConvertAll(Corners(cell), corner => corner.ToCoordinate());

    /// <summary>The cell as GeoJSON and maps want it: X = longitude, -180 to 180, Y = latitude, the shell counterclockwise.</summary>
    /// <remarks>A cell across the antimeridian is divided there; one at a pole reaches along the map's edge.</remarks>
    /// <param name="cell">The cell.</param>
    /// <param name="stepDegrees">The most degrees of arc or of longitude from one sample of an edge to the next; above 0. The default value is 1.</param>
    /// <returns>A polygon, or two where the antimeridian divides the cell, the eastern longitudes first.</returns>
    /// <exception cref="ArgumentException">It is no cell.</exception>
    public static Geometry PolygonOf(S2CellId cell, double stepDegrees = DefaultStepDegrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepDegrees);
        var corners = Corners(cell);

        // Around a pole there is no outline on a map; the four quarters have the pole for a corner.
        if (cell.Level == 0 && cell.Face is 2 or 5)
            return UnaryUnionOp.Union(Enumerable.Range(0, 4).Select(k => PolygonOf(cell.Child(k), stepDegrees))).Normalized().Reverse();

        var ring = new List<Coordinate>();
        var middle = cell.Centre.Longitude;
        for (var k = 0; k < corners.Length; k++)
            AddEdge(ring, corners[k], corners[(k + 1) % corners.Length], middle, stepDegrees);
        ring.Add(ring[0].Copy());
        return Divided(GeometryFactory.Default.CreatePolygon([.. ring]));
    }

    private static UnitVector[] Corners(S2CellId cell)
    {
        if (!cell.IsValid)
            throw new ArgumentException($"The id {cell} is no S2 cell.", nameof(cell));
        var (face, s, t, size) = cell.SquareOnFace();
        return
        [
            S2Projection.ToSphere(face, s, t),
            S2Projection.ToSphere(face, s + size, t),
            S2Projection.ToSphere(face, s + size, t + size),
            S2Projection.ToSphere(face, s, t + size),
        ];
    }

    /// <summary>Adds the samples of an edge but its last one.</summary>
    private static void AddEdge(List<Coordinate> ring, UnitVector from, UnitVector to, double middle, double step)
    {
        var (start, end) = (Around(from, middle), Around(to, middle));

        // A pole has no longitude: the map's edge runs from the longitude of one meridian to that of the other.
        if (IsPole(from))
        {
            ring.Add(new Coordinate(end.X, start.Y));
            start.X = end.X;
        }

        if (IsPole(to))
            end.X = start.X;
        var arc = Math.Acos(Math.Clamp(from.X * to.X + from.Y * to.Y + from.Z * to.Z, -1, 1));
        var samples = (int)Math.Ceiling(Math.Max(arc * DegreesPerRadian, Math.Abs(end.X - start.X)) / step - SnapDegrees);
        if (!IsPole(from))
            ring.Add(start);
        for (var k = 1; k < samples; k++)
        {
            // In equal steps of arc, so that the half of an edge has half of its samples.
            var (a, b) = (Math.Sin(arc * (samples - k) / samples), Math.Sin(arc * k / samples));
            ring.Add(Around(new(a * from.X + b * to.X, a * from.Y + b * to.Y, a * from.Z + b * to.Z), middle));
        }

        if (IsPole(to))
            ring.Add(end);
    }

    private static bool IsPole(UnitVector point) => point is { X: 0, Y: 0 };

    /// <summary>The position on the map, its longitude within 180 degrees of another.</summary>
    private static Coordinate Around(UnitVector point, double middle)
    {
        var coordinate = point.ToCoordinate();
        var longitude = middle + Math.IEEERemainder(coordinate.Longitude - middle, 360);
        var snapped = Math.Round(longitude / 90) * 90;
        return new Coordinate(Math.Abs(longitude - snapped) < SnapDegrees ? snapped : longitude, coordinate.Latitude);
    }

    private static Geometry Divided(Polygon polygon)
    {
        var bounds = polygon.EnvelopeInternal;
        if (bounds.MinX >= -180 && bounds.MaxX <= 180)
            return polygon;
        var beyond = bounds.MaxX > 180 ? 360 : -360;
        var map = GeometryFactory.Default.ToGeometry(new Envelope(-180, 180, -90, 90));
        var otherMap = GeometryFactory.Default.ToGeometry(new Envelope(-180 + beyond, 180 + beyond, -90, 90));
        Polygon[] parts = [(Polygon)polygon.Intersection(map), Shifted((Polygon)polygon.Intersection(otherMap), -beyond)];
        return GeometryFactory.Default.CreateMultiPolygon([.. parts.OrderByDescending(part => part.EnvelopeInternal.MinX).Select(part => part.Shell.IsCCW ? part : (Polygon)part.Reverse())]);
    }

    private static Polygon Shifted(Polygon polygon, double degrees)
        => GeometryFactory.Default.CreatePolygon(Array.ConvertAll(polygon.Shell.Coordinates, corner => new Coordinate(corner.X + degrees, corner.Y)));
}
