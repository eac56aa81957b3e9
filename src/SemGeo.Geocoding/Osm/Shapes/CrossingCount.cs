using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;

namespace SemGeo.Geocoding.Osm.Shapes;

/// <summary>
/// Looks how intricate rings are before they are validated or repaired: how many pairs of their segments lie near each other, and how many of them cross. Both take time in proportion, and rings
/// that were made for it have as many pairs as the square of their segments.
/// </summary>
internal sealed class CrossingCount : ISegmentIntersector
{
    // Rings this short cannot have many.
    private const int FreeVertices = 100;

    // Real outlines have a few pairs near each vertex, and a handful of crossings.
    private const int PairsOfAny = 200_000, PairsOfVertex = 100;
    private const int CrossingsOfAny = 100, VerticesOfCrossing = 50;

    private readonly LineIntersector _intersector = new RobustLineIntersector();
    private readonly long _mostPairs;
    private readonly long _mostCrossings;
    private long _pairs;
    private long _crossings;

    private CrossingCount(long vertices) => (_mostPairs, _mostCrossings) = (PairsOfAny + PairsOfVertex * vertices, CrossingsOfAny + vertices / VerticesOfCrossing);

    /// <inheritdoc/>
    public bool IsDone => _pairs > _mostPairs || _crossings > _mostCrossings;

    /// <summary>Whether rings are too intricate to be worked on.</summary>
    public static bool IsTooMuch(IReadOnlyList<Polygon> rings)
    {
        var vertices = rings.Sum(ring => (long)ring.NumPoints);
        if (vertices <= FreeVertices)
            return false;
        var count = new CrossingCount(vertices);
        new MCIndexNoder(count).ComputeNodes([.. rings.Select(ring => (ISegmentString)new BasicSegmentString(ring.Shell.Coordinates, null))]);
        return count.IsDone;
    }

    /// <inheritdoc/>
    public void ProcessIntersections(ISegmentString e0, int segIndex0, ISegmentString e1, int segIndex1)
    {
        if (ReferenceEquals(e0, e1) && segIndex0 == segIndex1)
            return;
        _pairs++;
        _intersector.ComputeIntersection(e0.Coordinates[segIndex0], e0.Coordinates[segIndex0 + 1], e1.Coordinates[segIndex1], e1.Coordinates[segIndex1 + 1]);
        if (_intersector.HasIntersection && _intersector.IsInteriorIntersection())
            _crossings++;
    }
}
