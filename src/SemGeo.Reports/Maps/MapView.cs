using NetTopologySuite.Geometries;
using SemGeo.Geography;

namespace SemGeo.Reports.Maps;

/// <summary>A rectangle of a projected plane as a drawing of a width and height in pixels.</summary>
internal sealed class MapView
{
    // Beyond this the edges of an azimuthal map are too far from the shapes that people know.
    private const double LargestRadiusKm = 4500;
    private const double SmallestWidthKm = 40;
    private const double Margin = 1.3;
    private const double KmPerDegree = GreatCircle.EarthRadiusKm * Math.PI / 180;

    private static readonly EqualEarthProjection EqualEarth = new();

    private readonly MapProjection _projection;
    private readonly double _west;
    private readonly double _north;

    private MapView(MapProjection projection, double centreX, double centreY, double kmPerPixel, int width, int height)
    {
        (_projection, KmPerPixel, Width, Height) = (projection, kmPerPixel, width, height);
        (_west, _north) = (centreX - width * kmPerPixel / 2, centreY + height * kmPerPixel / 2);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The scale, in the middle of the map.</summary>
    public double KmPerPixel { get; }

    /// <summary>Whether it shows the whole earth.</summary>
    public bool IsWorld => _projection is EqualEarthProjection;

    /// <summary>How far a border may be from where it is without anybody seeing it, in degrees.</summary>
    public double Tolerance => Math.Clamp(0.7 * KmPerPixel / KmPerDegree, 0.001, 1);

    /// <summary>The whole earth; the height follows from the width.</summary>
    public static MapView World(int width)
    {
        var (east, north) = (EqualEarth.Project(new Coordinate(180, 0)).X, EqualEarth.Project(new Coordinate(0, 90)).Y);
        return new MapView(EqualEarth, 0, 0, 2 * east / (width - 2), width, (int)Math.Ceiling((width - 2) * north / east) + 2);
    }

    /// <summary>The part of the earth with some positions, or the whole earth where they are all over it.</summary>
    public static MapView Around(IReadOnlyCollection<GeoCoordinate> positions, int width, int height)
    {
        var mean = new MeanCoordinate();
        foreach (var position in positions)
            mean.Add(position);
        if (mean.Value.IsMissing || positions.Any(position => GreatCircle.DistanceKm(mean.Value, position) > LargestRadiusKm))
            return World(width);
        var projection = new LocalProjection(mean.Value);
        var box = new Envelope(positions.Select(projection.Project));
        var kmPerPixel = Math.Max(Math.Max(box.Width / width, box.Height / height) * Margin, SmallestWidthKm / width);
        return new MapView(projection, box.Centre.X, box.Centre.Y, kmPerPixel, width, height);
    }

    /// <summary>Where a position is in the drawing, in pixels from the upper left corner.</summary>
    public Coordinate Place(GeoCoordinate position) => ToPixels(_projection.Project(position));

    /// <summary>Whether a position lies in the drawing.</summary>
    public bool IsInside(GeoCoordinate position) => position.IsValid && Place(position) is var pixel && pixel.X >= 0 && pixel.Y >= 0 && pixel.X <= Width && pixel.Y <= Height;

    /// <summary>The rings of a polygon's part in pixels; those of shapes that cannot be drawn are left out.</summary>
    public IEnumerable<Coordinate[]> RingsOf(Geometry geometry)
    {
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is not Polygon polygon || !_projection.CanShow(polygon.Shell.Coordinates))
                continue;
            foreach (var ring in polygon.Holes.Prepend(polygon.Shell))
                yield return Array.ConvertAll(ring.Coordinates, vertex => ToPixels(_projection.Project(vertex)));
        }
    }

    private Coordinate ToPixels(Coordinate plane) => new((plane.X - _west) / KmPerPixel, (_north - plane.Y) / KmPerPixel);
}
