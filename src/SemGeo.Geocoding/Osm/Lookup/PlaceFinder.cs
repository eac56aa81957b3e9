using SemGeo.Geocoding.Osm.Extract;

namespace SemGeo.Geocoding.Osm.Lookup;

/// <summary>Finds the area, place node or country of a coordinate that no street or object is near to.</summary>
/// <remarks>Immutable and safe for several threads.</remarks>
internal sealed class PlaceFinder
{
    private readonly AddressRowFinder _rows;
    private readonly FeatureTree _nodes;
    private readonly CountryFinder _countries;

    /// <summary>Creates the finder.</summary>
    /// <param name="features">All features, with ranks.</param>
    /// <param name="rows">Finds areas.</param>
    /// <param name="countries">Finds countries.</param>
    public PlaceFinder(IEnumerable<OsmFeature> features, AddressRowFinder rows, CountryFinder countries)
    {
        _rows = rows;
        _countries = countries;
        _nodes = new FeatureTree(
            features.Where(feature => feature is { IsPlaceNode: true, IsLinked: false, AddressRank: >= 4 and <= 25, SearchRank: > 4, Attributes.Name: not null }), ReverseDistances.DiameterArea);
    }

    /// <summary>The finest place of a position, or null.</summary>
    public OsmFeature? Find(double x, double y)
    {
        var area = _rows.AreasAround(x, y).OrderByDescending(place => place.SearchRank).ThenBy(place => place.Shape.Bounds.Area).FirstOrDefault();
        if (area is not null)
            return NearestNode(x, y, node => node.SearchRank > area.SearchRank && area.Shape.Covers(node.Centre.X, node.Centre.Y)) ?? area;
        var country = _countries.Find((x, y));

        // Across a border that is known, a place is not near.
        return NearestNode(x, y, node => _countries.Find(node.Centre) == country) ?? country;
    }

    /// <summary>The nearest of the finest place nodes that are near enough for their rank.</summary>
    private OsmFeature? NearestNode(double x, double y, Func<OsmFeature, bool> isCandidate) => _nodes.Around(x, y)
        .Where(node => node.Shape.Distance(x, y) < ReverseDistances.Diameter(node.SearchRank) && isCandidate(node))
        .OrderByDescending(node => node.SearchRank)
        .ThenBy(node => node.Shape.Distance(x, y))
        .FirstOrDefault();
}
