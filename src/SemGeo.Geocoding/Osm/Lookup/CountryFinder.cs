using NetTopologySuite.Algorithm.Locate;
using SemGeo.Geocoding.Osm.Extract;
using SemGeo.Geocoding.Osm.Shapes;
using PointLocation = NetTopologySuite.Geometries.Location;

namespace SemGeo.Geocoding.Osm.Lookup;

/// <summary>Finds the country of a position among those whose outlines the extract has whole.</summary>
/// <remarks>Immutable and safe for several threads.</remarks>
internal sealed class CountryFinder
{
    private readonly FeatureTree _tree;
    private readonly Dictionary<OsmFeature, IndexedPointInAreaLocator> _locators = [];

    /// <summary>Creates the finder.</summary>
    /// <param name="features">All features.</param>
    public CountryFinder(IEnumerable<OsmFeature> features)
    {
        var countries = features.Where(feature => feature is { IsAdministrative: true, Attributes.AdminLevel: 2, Shape.IsArea: true }).ToArray();
        _tree = new FeatureTree(countries, country => country.Shape.Bounds);
        foreach (var country in countries)
        {
            var locator = new IndexedPointInAreaLocator(country.Shape.ToGeometry());

            // The first question builds the index, which only one thread may do.
            locator.Locate(new(country.Centre.X, country.Centre.Y));
            _locators.Add(country, locator);
        }
    }

    /// <summary>The country of a position, or null. Where claims overlap, the smaller country.</summary>
    public OsmFeature? Find((double X, double Y) position) => _tree.Around(position.X, position.Y)
        .Where(country => _locators[country].Locate(new(position.X, position.Y)) != PointLocation.Exterior)
        .MinBy(country => country.Shape.Bounds.Area);
}
