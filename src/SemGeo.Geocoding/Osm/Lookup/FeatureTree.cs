using NetTopologySuite.Geometries;
using NetTopologySuite.Index.HPRtree;
using SemGeo.Geocoding.Osm.Extract;

namespace SemGeo.Geocoding.Osm.Lookup;

/// <summary>Finds features by rectangles: a Hilbert-packed R-tree.</summary>
/// <remarks>Immutable and safe for several threads.</remarks>
internal sealed class FeatureTree
{
    private readonly HPRtree<OsmFeature> _tree = new();

    /// <summary>Creates a tree.</summary>
    /// <param name="features">The features.</param>
    /// <param name="bounds">The rectangle by which each is found.</param>
    public FeatureTree(IEnumerable<OsmFeature> features, Func<OsmFeature, Envelope> bounds)
    {
        foreach (var feature in features)
            _tree.Insert(bounds(feature), feature);

        // Built now, since building at the first query is not safe for several threads.
        _tree.Build();
    }

    /// <summary>The features whose rectangles meet a rectangle.</summary>
    public IList<OsmFeature> Meeting(Envelope rectangle) => _tree.Query(rectangle);

    /// <summary>The features whose rectangles hold a position.</summary>
    public IList<OsmFeature> Around(double x, double y) => _tree.Query(new Envelope(x, x, y, y));
}
