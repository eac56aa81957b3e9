using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using NetTopologySuite.Geometries;
using SemGeo.Geocoding.Osm.Extract;
using SemGeo.Geocoding.Osm.Shapes;
using SemGeo.Geography;
using SemGeo.Locations;
using Location = SemGeo.Locations.Location;

namespace SemGeo.Geocoding.Osm;

/// <summary>The named objects of an extract by location id. Locations are made when they are asked for, and kept; read-only.</summary>
internal sealed class OsmLocationTable(IEnumerable<OsmFeature> features, double geometryTolerance) : LocationTable
{
    private readonly Dictionary<string, OsmFeature> _features = features.Where(feature => feature.Attributes.Name is not null).ToDictionary(feature => feature.LocationId, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<OsmFeature, Location> _locations = new();

    public override IEnumerable<Location> All => _features.Values.Select(Make);

    public override int Count => _features.Count;

    public override void Add(Location location) => throw new NotSupportedException("The locations of an OSM extract come from its file and cannot be added to; make a LocationTable of your own.");

    public override bool TryGet(string id, [MaybeNullWhen(false)] out Location location)
    {
        location = _features.TryGetValue(id, out var feature) ? _locations.GetOrAdd(feature, Make) : null;
        return location is not null;
    }

    public override Geometry? GeometryOf(string id) => _features.TryGetValue(id, out var feature) ? feature.Shape.ToGeometry().Simplified(geometryTolerance) : null;

    private Location Make(OsmFeature feature)
    {
        var attributes = feature.Attributes;
        return new Location(
            feature.LocationId,
            attributes.Name!,
            attributes.Key,
            feature.IsAdministrative ? attributes.AdminLevel : null,
            feature.Shape.IsArea,
            new GeoCoordinate(feature.Centre.Y, feature.Centre.X))
        {
            Details = new LocationDetails
            {
                Category = attributes.Key,
                Type = attributes.Value,
                Place = attributes.Place,
                Wikidata = attributes.Wikidata,
                Wikipedia = attributes.Wikipedia,
                Population = attributes.Population,
                GeometryWkb = feature.Shape.ToGeometry().Simplified(geometryTolerance).AsBinary(),
            },
        };
    }
}
