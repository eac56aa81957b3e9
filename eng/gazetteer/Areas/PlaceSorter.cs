using NetTopologySuite.Geometries;
using SemGeo.GazetteerBuild.Sources;
using SemGeo.Geocoding.Embedded;

namespace SemGeo.GazetteerBuild.Areas;

/// <summary>
/// Sorts places into faces: the face of its own country that a place lies in, or else the nearest one of its own country, since
/// borders and coasts are generalised and places are not. A place far from its own country's land belongs to the land it lies in,
/// or gets an islet where Natural Earth has no land at all. Then GeoNames' codes move places between the regions of a country.
/// </summary>
internal sealed class PlaceSorter(List<Face> faces)
{
    private const int Unit = GazetteerTables.BorderUnitsPerDegree;

    // How far a place may lie beyond its country's border or coast, and beyond its region's border: 0.1, 0.015 (1.7 km) and 0.04 degrees.
    private const double FarInland = 0.1 * Unit;
    private const double FarAtSea = 0.015 * Unit;
    private const double FarInCountry = 0.04 * Unit;
    private const double IsletRadius = 0.02 * Unit;
    private const double KmPerUnit = 111.195 / Unit;

    private readonly FaceFinder _finder = new(faces);

    /// <summary>Places that were put to another country than GeoNames says.</summary>
    public List<SourcePlace> Foreign { get; } = [];

    /// <summary>Places that GeoNames' codes moved to another face of the country, and those that lie in another country's land near their own.</summary>
    public List<Stray> Strays { get; } = [];

    /// <summary>How many of the strays lie in another country's land.</summary>
    public int Abroad { get; private set; }

    /// <summary>Places moved to the nearest land of their country.</summary>
    public int Moved { get; private set; }

    public int Islets { get; private set; }

    public void Sort(IEnumerable<SourcePlace> places)
    {
        var lonely = new List<SourcePlace>();
        foreach (var place in places)
        {
            var point = PointOf(place);
            var around = _finder.Containing(point);
            if (around?.Country == place.Country)
            {
                around.Places.Add(place);
                continue;
            }

            var (nearest, distance) = _finder.NearestOfCountry(point, place.Country);
            if (nearest is not null && distance <= (around is null ? FarAtSea : FarInland))
            {
                nearest.Places.Add(place);
                Moved++;
                if (around is not null)
                {
                    Abroad++;
                    Strays.Add(new Stray(place, around, distance * KmPerUnit));
                }
            }
            else if (around is not null)
            {
                around.Places.Add(place);
                Foreign.Add(place);
            }
            else
            {
                lonely.Add(place);
            }
        }

        MakeIslets(lonely);
        MoveByCode();
    }

    private static Coordinate PointOf(SourcePlace place) => new(place.Longitude * Unit, place.Latitude * Unit);

    private void MoveByCode()
    {
        var moves = new List<(Stray Stray, Face Own)>();
        foreach (var country in CountryDivision.OfAll(faces))
        {
            foreach (var (face, place) in country.Faces.SelectMany(face => face.Places.Select(place => (face, place))))
            {
                if (country.BetterFace(place, face) is not { } own)
                    continue;
                var distance = FaceFinder.Distance(PointOf(place), own);
                if (distance <= FarInCountry)
                    moves.Add((new Stray(place, face, distance * KmPerUnit), own));
            }
        }

        foreach (var (stray, own) in moves)
        {
            stray.Found.Places.Remove(stray.Place);
            own.Places.Add(stray.Place);
            Strays.Add(stray);
        }
    }

    /// <summary>An octagon around each place without land, kept clear of all land and of the octagons of other faces.</summary>
    private void MakeIslets(List<SourcePlace> lonely)
    {
        var homes = lonely.ToDictionary(place => place, HomeOf);
        var islets = new Dictionary<Face, List<Geometry>>();
        foreach (var place in lonely)
        {
            var point = PointOf(place);
            var clear = Math.Min(
                _finder.DistanceToLand(point, Unit),
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
        var home = faces
            .Where(face => face.Country == place.Country)
            .Select(face => (Face: face, Count: face.Places.Count(other => other.Admin1Code == place.Admin1Code)))
            .Where(candidate => candidate.Count > 0)
            .OrderByDescending(candidate => candidate.Count)
            .FirstOrDefault().Face
            ?? faces.Find(face => face.Country == place.Country && face.Name.Length == 0);
        if (home is null)
        {
            home = new Face(place.Country, place.Country, "", "", "");
            faces.Add(home);
        }

        return home;
    }
}
