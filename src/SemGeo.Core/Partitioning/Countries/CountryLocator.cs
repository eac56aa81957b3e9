using SemGeo.Geocoding;
using SemGeo.Geography;

namespace SemGeo.Partitioning;

/// <summary>Finds the state or country of a coordinate. The gazetteer is loaded when the first coordinate is asked for: scoring needs none.</summary>
internal sealed class CountryLocator : ICellLocator
{
    private readonly double _maritimeKm;
    private readonly Lazy<(CountryMap Map, int[] LocationOfArea)> _areas;

    /// <summary>A locator over the gazetteer that the partitioning was built with.</summary>
    public CountryLocator(LocationHierarchy hierarchy, CountryMap map, double maritimeKm)
        : this(hierarchy, maritimeKm, () => map)
    {
    }

    private CountryLocator(LocationHierarchy hierarchy, double maritimeKm, Func<CountryMap> load)
    {
        _maritimeKm = maritimeKm;
        _areas = new(() =>
        {
            var map = load();
            return (map, LocationsOf(map, hierarchy));
        });
    }

    /// <summary>Reads what <see cref="Write"/> wrote. The embedded gazetteer must be of the partitioning's version, or one that replaces it, when a coordinate is asked for.</summary>
    public static CountryLocator Read(LocationHierarchy hierarchy, GeocoderSource source, BinaryReader reader)
    {
        var maritimeKm = reader.ReadDouble();
        new CountryPartitioningOptions { MaritimeDistanceKm = maritimeKm }.Validate();
        return new CountryLocator(hierarchy, maritimeKm, () =>
        {
            var gazetteer = Gazetteer.LoadEmbedded();
            var actual = new GeocoderSource(GazetteerGeocoder.Provider, gazetteer.DataVersion);
            return GazetteerHistory.CanReplace(source, actual) ? new CountryMap(gazetteer, maritimeKm) : throw new GeocoderMismatchException(source, actual);
        });
    }

    public int Locate(GeoCoordinate coordinate)
    {
        var (map, locationOfArea) = _areas.Value;
        return map.AreaOf(coordinate) is var area and >= 0 ? locationOfArea[area] : -1;
    }

    public void Write(BinaryWriter writer) => writer.Write(_maritimeKm);

    /// <summary>For each area its own location, else its country's, else -1.</summary>
    private static int[] LocationsOf(CountryMap map, LocationHierarchy hierarchy)
    {
        var locations = new int[map.Count];
        for (var area = 0; area < locations.Length; area++)
        {
            var own = hierarchy.IndexOf(map.IdOf(area));
            locations[area] = own >= 0 ? own : hierarchy.IndexOf(map.IdOf(map.CountryOf(area)));
        }

        return locations;
    }
}
