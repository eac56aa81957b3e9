using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Distance;
using SemGeo.Gazetteer.Build.Sources;
using SemGeo.Geocoding;

namespace SemGeo.Gazetteer.Build.Areas;

/// <summary>
/// Sorts places into faces: the face of its own country that a place lies in, or else the nearest one of its own country, since
/// borders and coasts are generalised and places are not. A place far from its own country's land belongs to the land it lies in,
/// or gets an islet where Natural Earth has no land at all.
/// </summary>
internal sealed class PlaceSorter
{
    private const int Unit = GazetteerTables.BorderUnitsPerDegree;

    // How far a place may lie beyond its country's border or coast: 0.1 degrees on land, 0.015 (1.7 km) at sea.
    private const double FarInland = 0.1 * Unit;
    private const double FarAtSea = 0.015 * Unit;
    private const double IsletRadius = 0.02 * Unit;

    private readonly STRtree<Part> _tree = new();
    private readonly Dictionary<string, List<Part>> _byCountry = [];

    public PlaceSorter(List<Face> faces)
    {
        Faces = faces;
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

    public List<Face> Faces { get; }

    /// <summary>Places that were put to another country than GeoNames says.</summary>
    public List<SourcePlace> Foreign { get; } = [];

    /// <summary>Places moved to the nearest land of their country.</summary>
    public int Moved { get; private set; }

    public int Islets { get; private set; }

    public void Sort(IEnumerable<SourcePlace> places)
    {
        var lonely = new List<SourcePlace>();
        foreach (var place in places)
        {
            var point = PointOf(place);
            var around = Containing(point);
            if (around?.Face.Country == place.Country)
            {
                around.Face.Places.Add(place);
                continue;
            }

            var (nearest, distance) = Nearest(point, _byCountry.GetValueOrDefault(place.Country, []));
            if (nearest is not null && distance <= (around is null ? FarAtSea : FarInland))
            {
                nearest.Face.Places.Add(place);
                Moved++;
            }
            else if (around is not null)
            {
                around.Face.Places.Add(place);
                Foreign.Add(place);
            }
            else
            {
                lonely.Add(place);
            }
        }

        MakeIslets(lonely);
    }

    private static Coordinate PointOf(SourcePlace place) => new(place.Longitude * Unit, place.Latitude * Unit);

    private Part? Containing(Coordinate point) =>
        _tree.Query(new Envelope(point)).FirstOrDefault(part => part.Locator.Locate(point) != NetTopologySuite.Geometries.Location.Exterior);

    private static (Part? Part, double Distance) Nearest(Coordinate point, List<Part> parts)
    {
        var (best, distance) = ((Part?)null, double.PositiveInfinity);
        var geometry = GeometryFactory.Default.CreatePoint(point);
        foreach (var part in parts)
        {
            if (part.Polygon.EnvelopeInternal.Distance(new Envelope(point)) >= distance)
                continue;
            var d = DistanceOp.Distance(geometry, part.Polygon);
            if (d < distance)
                (best, distance) = (part, d);
        }

        return (best, distance);
    }

    /// <summary>An octagon around each place without land, kept clear of all land and of the octagons of other faces.</summary>
    private void MakeIslets(List<SourcePlace> lonely)
    {
        var homes = lonely.ToDictionary(place => place, HomeOf);
        var islets = new Dictionary<Face, List<Geometry>>();
        foreach (var place in lonely)
        {
            var point = PointOf(place);
            var land = _tree.Query(new Envelope(point.X - Unit, point.X + Unit, point.Y - Unit, point.Y + Unit));
            var clear = Math.Min(
                Nearest(point, [.. land]).Distance,
                lonely.Where(other => homes[other] != homes[place]).Min(other => PointOf(other).Distance(point)));
            var radius = Math.Min(IsletRadius, 0.45 * clear);
            if (!islets.TryGetValue(homes[place], out var geometries))
                islets[homes[place]] = geometries = [];
            geometries.Add(GeometryFactory.Default.CreatePoint(point).Buffer(radius, quadrantSegments: 2));
            homes[place].Places.Add(place);
        }

        foreach (var (face, octagons) in islets)
        {
            var polygons = SourceFolder.Valid(GeometryFactory.Default.BuildGeometry(octagons).Union()).ToArray();
            face.Polygons.AddRange(polygons);
            Islets += polygons.Length;
        }
    }

    /// <summary>The face that most places with the same GeoNames admin-1 code lie in, else the nameless land of the country.</summary>
    private Face HomeOf(SourcePlace place)
    {
        var home = Faces
            .Where(face => face.Country == place.Country)
            .Select(face => (Face: face, Count: face.Places.Count(other => other.Admin1 == place.Admin1)))
            .Where(candidate => candidate.Count > 0)
            .OrderByDescending(candidate => candidate.Count)
            .FirstOrDefault().Face
            ?? Faces.Find(face => face.Country == place.Country && face.Name.Length == 0);
        if (home is null)
        {
            home = new Face(place.Country, place.Country, "", "", "");
            Faces.Add(home);
        }

        return home;
    }

    private sealed class Part(Face face, Polygon polygon)
    {
        private IndexedPointInAreaLocator? _locator;

        public Face Face { get; } = face;

        public Polygon Polygon { get; } = polygon;

        public IndexedPointInAreaLocator Locator => _locator ??= new IndexedPointInAreaLocator(Polygon);
    }
}
