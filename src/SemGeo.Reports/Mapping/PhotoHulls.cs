using NetTopologySuite.Geometries;
using SemGeo.Geography;

namespace SemGeo.Reports.Mapping;

/// <summary>
/// The convex hulls of the photos of locations whose borders nobody knows: add the photos' positions in one pass; what is kept of a location are
/// the vertices of its hull, not its photos.
/// </summary>
public sealed class PhotoHulls
{
    private const int ReduceAt = 256;

    // What a photo stands for where one or two photos are all there is.
    private const double PointRadiusKm = 2;
    private const int QuadrantSegments = 3;

    private readonly Dictionary<int, List<GeoCoordinate>> _byLocation = [];

    /// <summary>Adds a photo.</summary>
    /// <param name="location">The finest location of the photo in the partitioning's hierarchy; -1 is passed over.</param>
    /// <param name="coordinate">Its position; one that is missing or out of range is passed over.</param>
    public void Add(int location, GeoCoordinate coordinate)
    {
        if (location < 0 || !coordinate.IsValid)
            return;
        if (!_byLocation.TryGetValue(location, out var positions))
            _byLocation[location] = positions = [];
        positions.Add(coordinate);
        if (positions.Count >= ReduceAt)
            Reduce(positions);
    }

    /// <summary>The shape around the photos of several locations; null where they have none.</summary>
    internal Geometry? HullOf(IEnumerable<int> locations)
    {
        var positions = locations.SelectMany(location => _byLocation.TryGetValue(location, out var found) ? found : []).ToArray();
        if (positions.Length == 0)
            return null;
        var plane = new LocalPlane(CentreOf(positions));
        var hull = new MultiPoint([.. positions.Select(position => new Point(plane.Project(position)))]).ConvexHull();
        if (hull is not Polygon polygon)
            polygon = (Polygon)hull.Buffer(PointRadiusKm, QuadrantSegments);
        return AntimeridianCutter.Cut([.. polygon.Shell.Coordinates[..^1].Select(plane.Unproject)]);
    }

    private static GeoCoordinate CentreOf(IReadOnlyList<GeoCoordinate> positions)
    {
        var mean = new MeanCoordinate();
        foreach (var position in positions)
            mean.Add(position);
        return mean.Value.IsMissing ? positions[0] : mean.Value;
    }

    // The projection of a later centre may see the hull a little otherwise; for places of some hundred kilometres that is nothing.
    private static void Reduce(List<GeoCoordinate> positions)
    {
        var plane = new LocalPlane(CentreOf(positions));
        var hull = new MultiPoint([.. positions.Select(position => new Point(plane.Project(position)))]).ConvexHull();
        var vertices = hull.Coordinates.Distinct().Select(plane.Unproject).ToArray();
        positions.Clear();
        positions.AddRange(vertices);
    }
}
