using NetTopologySuite.Geometries;
using SemGeo.Geocoding.Osm.Extract;

namespace SemGeo.Geocoding.Osm.Lookup;

/// <summary>Finds the street or object that a coordinate is at.</summary>
/// <remarks>Immutable and safe for several threads.</remarks>
internal sealed class ObjectFinder
{
    /// <summary>How much farther than the nearest object others are looked at, in degrees.</summary>
    private const double Fuzziness = 0.001;

    private readonly FeatureTree _objects;
    private readonly StreetFinder _streets;
    private readonly double _reach;

    /// <summary>Creates the finder.</summary>
    /// <param name="features">All features, with ranks.</param>
    /// <param name="streets">Finds the street of a house.</param>
    /// <param name="options">What counts as an object.</param>
    public ObjectFinder(IEnumerable<OsmFeature> features, StreetFinder streets, OsmExtractOptions options)
    {
        _streets = streets;
        _reach = options.MaxObjectDistance + Fuzziness;
        _objects = new FeatureTree(features.Where(IsObject), feature => feature.Shape.Bounds);
    }

    /// <summary>Whether addresses may begin with a feature because a coordinate is near it.</summary>
    public static bool IsObject(OsmFeature feature) => feature.IsStreet || feature.IsAddressPoint || (!feature.Shape.IsLine && feature.Attributes.Key switch
    {
        "place" or "boundary" or "landuse" => false,
        "building" => feature.Attributes.Name is not null,
        _ => true,
    });

    /// <summary>The object that a coordinate is at, or null where there is none within reach.</summary>
    public OsmFeature? Find(double x, double y)
    {
        var near = FindNear(x, y);
        if (near.Count == 0)
            return null;
        var (best, distance) = near[0];
        var street = best.IsStreet ? best : null;
        var result = best;
        var nearestHouse = Fuzziness;
        best.Shape.ClosestPoint(x, y, out var onStreetX, out var onStreetY);
        foreach (var (other, _) in near.Skip(1))
        {
            if (street is not null)
            {
                // A house of this street that is close to the point of the street.
                if (!other.Attributes.HasHouse)
                    continue;
                var away = Length(other.Centre.X - onStreetX, other.Centre.Y - onStreetY);
                if (away < nearestHouse && _streets.Find(other) == street)
                    (result, nearestHouse) = (other, away);
            }
            else if (best.Type != 'N' && distance == 0 && other.Type == 'N' && best.Shape.Covers(other.Centre.X, other.Centre.Y))
            {
                // Inside a building, what is in the building says more than the building.
                return other;
            }
        }

        return result;
    }

    /// <summary>The nearest object, and all that are hardly farther, nearest first.</summary>
    private List<NearbyObject> FindNear(double x, double y)
    {
        var found = new List<NearbyObject>();
        for (var radius = Math.Min(_reach, 2 * Fuzziness); ; radius = Math.Min(_reach, radius * 2))
        {
            found.Clear();
            foreach (var feature in _objects.Meeting(new Envelope(x - radius, x + radius, y - radius, y + radius)))
            {
                var distance = feature.Shape.Distance(x, y);
                if (distance <= radius && (!feature.Shape.IsArea || Length(feature.Centre.X - x, feature.Centre.Y - y) < _reach))
                    found.Add(new NearbyObject(feature, distance));
            }

            var nearest = found.Count == 0 ? double.PositiveInfinity : found.Min(near => near.Distance);
            if (nearest + Fuzziness > radius && radius < _reach)
                continue;
            found.RemoveAll(near => near.Distance >= nearest + Fuzziness);
            found.Sort(Compare);
            return found;
        }
    }

    private static int Compare(NearbyObject a, NearbyObject b)
    {
        var order = a.Distance.CompareTo(b.Distance);
        if (order == 0)
            order = a.Feature.Shape.Bounds.Area.CompareTo(b.Feature.Shape.Bounds.Area);
        if (order == 0)
            order = a.Feature.Type.CompareTo(b.Feature.Type);
        return order == 0 ? a.Feature.Id.CompareTo(b.Feature.Id) : order;
    }

    private static double Length(double x, double y) => Math.Sqrt(x * x + y * y);
}
