using NetTopologySuite.Geometries;
using SemGeo.Geocoding.Osm.Extract;
using SemGeo.Geocoding.Osm.Shapes;

namespace SemGeo.Geocoding.Osm.Lookup;

/// <summary>
/// Finds the places that a street or object belongs to, as Nominatim does when it indexes: the areas that it lies in or runs through, and the place nodes whose surroundings it
/// meets. From the highest rank down, the nearest of each rank that lies within what was taken before becomes part of the address; other place nodes stay as neighbours
/// while they are at most twice as far as the nearest. A street on a border belongs to the country of its midpoint, and to nothing in another country.
/// </summary>
/// <remarks>Immutable and safe for several threads.</remarks>
internal sealed class AddressRowFinder
{
    private const int Ranks = 32;
    private const int LowestRank = 25;

    private readonly FeatureTree _areas;
    private readonly FeatureTree _nodes;
    private readonly CountryFinder _countries;
    private readonly Dictionary<OsmFeature, OsmFeature?> _countryOf;

    /// <summary>Creates the finder.</summary>
    /// <param name="features">All features, with ranks.</param>
    /// <param name="countries">Finds countries.</param>
    public AddressRowFinder(IReadOnlyCollection<OsmFeature> features, CountryFinder countries)
    {
        _countries = countries;
        var places = features.Where(feature => feature is { IsLinked: false, MayHoldOthers: true, SearchRank: > 4 and <= 25, AddressRank: > 0, Attributes.Name: not null }).ToArray();
        _countryOf = places.ToDictionary(place => place, place => countries.Find(place.Centre));
        _areas = new FeatureTree(places.Where(place => place.Shape.IsArea), place => place.Shape.Bounds);
        _nodes = new FeatureTree(places.Where(place => place.Type == 'N'), ReverseDistances.FuzzyArea);
    }

    /// <summary>The areas around a position, in no order.</summary>
    public IEnumerable<OsmFeature> AreasAround(double x, double y) => _areas.Around(x, y).Where(area => area.Shape.Covers(x, y));

    /// <summary>The rows of a feature, highest rank first.</summary>
    public AddressRow[] Find(OsmFeature feature)
    {
        var limit = feature.AddressRank is 0 or > LowestRank ? LowestRank : feature.AddressRank;
        var rows = new List<AddressRow>();
        var havingRank = new bool[Ranks];
        var nearest = new double[Ranks];
        Array.Fill(nearest, 1.0);
        OsmFeature? boundary = null;
        Envelope? surroundings = null;
        foreach (var (place, distance, _) in Candidates(feature, limit).OrderBy(candidate => candidate.Place.AddressRank).ThenBy(candidate => !candidate.Place.Shape.IsArea).ThenBy(candidate => candidate.Order))
        {
            var rank = place.AddressRank;
            var (x, y) = place.Centre;
            var isArea = place.Shape.IsArea;
            var isAddress = !havingRank[rank];
            if (!isArea)
            {
                if (boundary is not null && !boundary.Shape.Covers(x, y))
                    continue;
                if (!isAddress && distance > 2 * nearest[rank])
                    continue;
                nearest[rank] = Math.Min(nearest[rank], distance);
            }

            isAddress &= isArea ? boundary is null || boundary.Shape.Covers(x, y) : surroundings is null || surroundings.Contains(x, y);
            if (isAddress)
            {
                havingRank[rank] = true;
                if (isArea)
                    (boundary, surroundings) = (place, null);
                else
                    surroundings = ReverseDistances.FuzzyArea(place);
            }

            rows.Add(new AddressRow(place, isAddress, isArea, distance));
        }

        return [.. rows];
    }

    private IEnumerable<(OsmFeature Place, double Distance, double Order)> Candidates(OsmFeature feature, int limit)
    {
        var line = feature.Shape.IsLine ? feature.Shape : null;
        var (x, y) = feature.Centre;
        var bounds = line?.Bounds ?? new Envelope(x, x, y, y);
        var country = _countries.Find(feature.Centre);
        foreach (var area in _areas.Meeting(bounds))
        {
            if (area == feature || _countryOf[area] != country || area.AddressRank >= limit || !(line is null ? area.Shape.Covers(x, y) : LineInArea.Meet(line, area.Shape)))
                continue;

            // A street on a boundary is as near to both sides; then the nearer centre decides.
            var distance = area.Shape.Distance(x, y) + 0.00001 * (line is null ? Length(area.Centre.X - x, area.Centre.Y - y) : line.Distance(area.Centre.X, area.Centre.Y));
            yield return (area, distance, distance);
        }

        foreach (var node in _nodes.Meeting(bounds))
        {
            if (node == feature || _countryOf[node] != country || node.AddressRank >= limit || (line is not null && !MeetsRectangle(line, ReverseDistances.FuzzyArea(node))))
                continue;
            var distance = line is null ? Length(node.Centre.X - x, node.Centre.Y - y) : line.Distance(node.Centre.X, node.Centre.Y);
            var weight = node.AddressRank != 16 ? 1 : node.SearchRank switch { 15 => 0.2, 16 => 0.25, 18 => 0.5, _ => 1 };
            yield return (node, distance, distance * weight);
        }
    }

    private static bool MeetsRectangle(OsmShape line, Envelope rectangle)
    {
        for (var i = 0; i < line.VertexCount; i++)
        {
            if (rectangle.Contains(line.X(i), line.Y(i)))
                return true;
        }

        return line.Distance(rectangle) == 0;
    }

    private static double Length(double x, double y) => Math.Sqrt(x * x + y * y);
}
