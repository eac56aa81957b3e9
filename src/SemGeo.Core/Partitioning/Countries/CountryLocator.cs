using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Partitioning.Countries;

/// <summary>Finds the state or country of a coordinate. The borders are loaded when the first coordinate is located: scoring needs none.</summary>
internal sealed class CountryLocator : ICellLocator
{
    private readonly double _maritimeKm;
    private readonly Lazy<(ICountryBorders Borders, int[] LocationOfArea)> _areas;

    /// <summary>A locator over the borders that the partitioning was built with.</summary>
    public CountryLocator(LocationHierarchy hierarchy, ICountryBorders borders, double maritimeKm)
        : this(hierarchy, maritimeKm, () => borders)
    {
    }

    private CountryLocator(LocationHierarchy hierarchy, double maritimeKm, Func<ICountryBorders> load)
    {
        _maritimeKm = maritimeKm;
        _areas = new(() =>
        {
            var borders = load();
            return (borders, LocationsOf(borders, hierarchy));
        });
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="hierarchy">The partitioning's locations.</param>
    /// <param name="source">Whose borders the partitioning was built with: those of <paramref name="load"/> must be of the same version, or of one that replaces it.</param>
    /// <param name="reader">The bytes.</param>
    /// <param name="load">Loads the borders; null where no coordinate will be located.</param>
    public static CountryLocator Read(LocationHierarchy hierarchy, GeocoderSource source, BinaryReader reader, Func<ICountryBorders>? load)
    {
        var maritimeKm = reader.ReadDouble();
        new CountryPartitioningOptions { MaritimeDistanceKm = maritimeKm }.Validate();
        return new CountryLocator(hierarchy, maritimeKm, () =>
        {
            var borders = load?.Invoke() ?? throw new PartitioningException(
                $"The partitioning into countries of {source} was read without borders, so that no coordinate can be labelled: read it with borders, such as those of the embedded gazetteer (Gazetteer.LoadCountryBorders).");
            return EmbeddedGazetteerVersions.CanReplace(source, borders.Source) ? borders : throw new GeocoderMismatchException(source, borders.Source);
        });
    }

    public int Locate(GeoCoordinate coordinate)
    {
        var (borders, locationOfArea) = _areas.Value;
        return borders.AreaOf(coordinate, _maritimeKm) is var area and >= 0 ? locationOfArea[area] : -1;
    }

    public void Write(BinaryWriter writer) => writer.Write(_maritimeKm);

    /// <summary>For each area its own location, else its country's, else -1.</summary>
    private static int[] LocationsOf(ICountryBorders borders, LocationHierarchy hierarchy)
    {
        var locations = new int[borders.Count];
        for (var area = 0; area < locations.Length; area++)
        {
            var own = hierarchy.IndexOf(borders.IdOf(area));
            locations[area] = own >= 0 ? own : hierarchy.IndexOf(borders.IdOf(borders.CountryOf(area)));
        }

        return locations;
    }
}
