using System.Collections.Concurrent;
using NetTopologySuite.Geometries;
using SemGeo.Geocoding.Osm.Extract;

namespace SemGeo.Geocoding.Osm.Lookup;

/// <summary>
/// Finds what a house or object belongs to: the street that a relation or its address says, else the place that its address says, else the street that it is on, else the nearest street with a name.
/// </summary>
/// <remarks>Safe for several threads; answers are kept.</remarks>
internal sealed class StreetFinder
{
    private const double StreetReach = 0.015;
    private const double PlaceReach = 0.04;
    private const double NearestReach = 0.0512;
    private const double FirstReach = 0.0008;
    private const double LargestObject = 0.005;

    private readonly FeatureTree _streets;
    private readonly FeatureTree _houses;
    private readonly Dictionary<string, List<OsmFeature>> _streetsByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<OsmFeature>> _placesByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<OsmFeature, OsmFeature?> _found = new();

    /// <summary>Creates the finder.</summary>
    /// <param name="features">All features, with ranks.</param>
    public StreetFinder(IReadOnlyCollection<OsmFeature> features)
    {
        var streets = features.Where(feature => feature is { IsStreet: true, Attributes.Name: not null }).ToArray();
        _streets = new FeatureTree(streets, street => street.Shape.Bounds);
        _houses = new FeatureTree(features.Where(feature => feature is { AddressRank: 30, Attributes.HasAddress: true, Shape.IsArea: true }), house => house.Shape.Bounds);
        foreach (var street in streets)
            Add(_streetsByName, street);
        foreach (var place in features.Where(feature => feature is { MayHoldOthers: true, AddressRank: >= 16 and <= 25, IsLinked: false, Attributes.Name: not null }))
            Add(_placesByName, place);
    }

    /// <summary>The street or place of an object, or null where there is none.</summary>
    public OsmFeature? Find(OsmFeature feature) => _found.GetOrAdd(feature, Search);

    private OsmFeature? Search(OsmFeature feature)
    {
        var address = feature.Attributes;
        if (!address.HasAddress && feature.Type == 'N')
        {
            var (x, y) = feature.Centre;
            address = _houses.Around(x, y).FirstOrDefault(house => house.Shape.Covers(x, y))?.Attributes ?? address;
        }

        var bounds = feature.Shape.Bounds;
        return (feature.Type != 'N' ? feature.Street : null)
            ?? Named(_streetsByName, address.Street, bounds, StreetReach)
            ?? Named(_placesByName, address.PlaceOfAddress, bounds, PlaceReach)
            ?? feature.Street
            ?? (bounds.Area < LargestObject ? Nearest(bounds) : null);
    }

    private static OsmFeature? Named(Dictionary<string, List<OsmFeature>> byName, string? name, Envelope bounds, double reach)
    {
        if (name is null || !byName.TryGetValue(name, out var candidates))
            return null;
        var near = new Envelope(bounds);
        near.ExpandBy(reach);
        return candidates.Where(candidate => candidate.Shape.Bounds.Intersects(near)).MinBy(candidate => candidate.Shape.Distance(bounds));
    }

    private OsmFeature? Nearest(Envelope bounds)
    {
        for (var reach = FirstReach; reach <= NearestReach; reach *= 2)
        {
            var near = new Envelope(bounds);
            near.ExpandBy(reach);
            var (best, distance) = (default(OsmFeature), reach);
            foreach (var street in _streets.Meeting(near))
            {
                if (street.Shape.Distance(bounds) is var away && away < distance)
                    (best, distance) = (street, away);
            }

            if (best is not null)
                return best;
        }

        return null;
    }

    private static void Add(Dictionary<string, List<OsmFeature>> byName, OsmFeature feature)
    {
        var name = feature.Attributes.PlainName ?? feature.Attributes.Name!;
        if (!byName.TryGetValue(name, out var list))
            byName.Add(name, list = []);
        list.Add(feature);
    }
}
