using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.HPRtree;
using NetTopologySuite.Operation.Distance;

namespace SemGeo.GazetteerBuild.Areas;

/// <summary>Finds the face around a point and the faces near it, on the polygons before they are simplified.</summary>
internal sealed class FaceFinder
{
    private readonly HPRtree<Part> _tree = new();
    private readonly Dictionary<string, List<Part>> _byCountry = [];

    public FaceFinder(IEnumerable<Face> faces)
    {
        foreach (var face in faces)
        {
            foreach (var polygon in face.Polygons)
            {
                var part = new Part(face, polygon);
                _tree.Insert(polygon.EnvelopeInternal, part);
                if (!_byCountry.TryGetValue(face.Country, out var parts))
                    _byCountry[face.Country] = parts = [];
                parts.Add(part);
            }
        }

        _tree.Build();
    }

    public Face? Containing(Coordinate point) =>
        _tree.Query(new Envelope(point)).FirstOrDefault(part => part.Locator.Locate(point) != NetTopologySuite.Geometries.Location.Exterior)?.Face;

    /// <summary>The nearest face of a country; the distance is in border units.</summary>
    public (Face? Face, double Distance) NearestOfCountry(Coordinate point, string country) => Nearest(point, _byCountry.GetValueOrDefault(country, []));

    /// <summary>The distance to the nearest polygon, or infinity where none is within reach.</summary>
    public double DistanceToLand(Coordinate point, double reach) =>
        Nearest(point, _tree.Query(new Envelope(point.X - reach, point.X + reach, point.Y - reach, point.Y + reach))).Distance;

    public static double Distance(Coordinate point, Face face) => Nearest(point, face.Polygons.Select(polygon => new Part(face, polygon))).Distance;

    private static (Face? Face, double Distance) Nearest(Coordinate point, IEnumerable<Part> parts)
    {
        var (best, distance) = ((Face?)null, double.PositiveInfinity);
        var geometry = GeometryFactory.Default.CreatePoint(point);
        foreach (var part in parts)
        {
            if (part.Polygon.EnvelopeInternal.Distance(new Envelope(point)) >= distance)
                continue;
            var d = DistanceOp.Distance(geometry, part.Polygon);
            if (d < distance)
                (best, distance) = (part.Face, d);
        }

        return (best, distance);
    }

    private sealed class Part(Face face, Polygon polygon)
    {
        private IndexedPointInAreaLocator? _locator;

        public Face Face { get; } = face;

        public Polygon Polygon { get; } = polygon;

        public IndexedPointInAreaLocator Locator => _locator ??= new IndexedPointInAreaLocator(Polygon);
    }
}
