using System.Collections;
using NetTopologySuite.Geometries;
using SemGeo.Locations;
using SemGeo.Partitioning.Countries;

namespace SemGeo.Geocoding.Embedded;

/// <summary>
/// Populated places, admin-1 and admin-2 regions and countries of the whole earth, with the borders of admin-1 regions and
/// countries. Data: GeoNames (CC BY 4.0), Natural Earth (public domain), country-coder (ISC); see the README beside the data.
/// </summary>
/// <remarks>Immutable and safe for several threads. Names are decoded when they are asked for.</remarks>
public sealed class Gazetteer
{
    private const string ResourceName = "SemGeo.Geocoding.Gazetteer.bin";

    private static readonly Lazy<string> Version = new(() =>
    {
        using var stream = OpenEmbedded();
        return GazetteerReader.ReadVersion(stream);
    });

    private readonly GazetteerLocationTable _locations;
    private readonly Lazy<ICountryBorders> _countryBorders;

    private Gazetteer(GazetteerTables tables)
    {
        Tables = tables;
        Places = new PlaceList(tables);
        _locations = new GazetteerLocationTable(tables);
        _countryBorders = new Lazy<ICountryBorders>(() => new GazetteerCountryBorders(this));
    }

    /// <summary>The version of the data that is part of this library.</summary>
    public static string EmbeddedVersion => Version.Value;

    /// <summary>The hash of the data, 16 hexadecimal digits.</summary>
    public string DataVersion => Tables.DataVersion;

    /// <summary>All populated places, those of a region side by side; the order is the same in every run.</summary>
    public IReadOnlyList<GazetteerPlace> Places { get; }

    /// <summary>All places, regions and countries by location id; read-only.</summary>
    public LocationTable Locations => _locations;

    /// <summary>The borders of countries and states, for partitionings into countries. Made when first asked for.</summary>
    public ICountryBorders CountryBorders => _countryBorders.Value;

    internal GazetteerTables Tables { get; }

    /// <summary>Loads the gazetteer that is part of this library.</summary>
    public static Gazetteer LoadEmbedded()
    {
        using var stream = OpenEmbedded();
        return Load(stream);
    }

    /// <summary>Loads the borders of countries and states from the gazetteer that is part of this library.</summary>
    public static ICountryBorders LoadCountryBorders() => LoadEmbedded().CountryBorders;

    /// <summary>The locations whose address has changed since an earlier version of the embedded data. Partitionings and models of that version keep working: all other ids mean the same.</summary>
    /// <param name="dataVersion">The version, such as "1518ad8eb8ff412d".</param>
    /// <returns>The changes; none for the present version; null for a version that is unknown.</returns>
    public static IReadOnlyList<GazetteerChange>? ChangesSince(string dataVersion)
    {
        ArgumentNullException.ThrowIfNull(dataVersion);
        return GazetteerHistory.ChangesSince(dataVersion);
    }

    private static Stream OpenEmbedded() => typeof(Gazetteer).Assembly.GetManifestResourceStream(ResourceName)
        ?? throw new GazetteerFormatException($"The resource {ResourceName} is missing from {typeof(Gazetteer).Assembly.GetName().Name}: the library was built without its data. Rebuild it from a complete checkout.");

    /// <summary>Loads a gazetteer file made by eng/gazetteer.</summary>
    /// <param name="stream">The file from its first byte; read to its end and left open.</param>
    /// <exception cref="GazetteerFormatException">The file is truncated, corrupt or of another version.</exception>
    public static Gazetteer Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new Gazetteer(GazetteerReader.Read(stream));
    }

    /// <summary>The border of a country or region, in degrees (X = longitude), simplified to 0.001 degrees.</summary>
    /// <param name="locationId">A location id: "US", "US-CA", "FR-75".</param>
    /// <returns>Its polygons, cut at the antimeridian; null for a place, for a region that is known by its places alone, and for an unknown id.</returns>
    public MultiPolygon? FindBorder(string locationId)
    {
        ArgumentNullException.ThrowIfNull(locationId);
        return _locations.BorderOf(_locations.FindArea(locationId));
    }

    /// <summary>The same locations with coarser borders, for maps: neighbours still share them, and islets too small to be seen are left out.</summary>
    /// <param name="degrees">How far a border may be from where it is, in degrees, 0.001 to 1: 0.02 is 2 km.</param>
    /// <returns>A table whose <see cref="LocationTable.GeometryOf"/> gives the coarser borders; read-only.</returns>
    public LocationTable SimplifyBorders(double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 0.001);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(degrees, 1);
        return new GazetteerSimplifiedBorders(Tables, _locations, degrees);
    }

    private sealed class PlaceList(GazetteerTables tables) : IReadOnlyList<GazetteerPlace>
    {
        public int Count => tables.Places.Count;

        public GazetteerPlace this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfNegative(index);
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
                return tables.PlaceAt(index);
            }
        }

        public IEnumerator<GazetteerPlace> GetEnumerator()
        {
            for (var i = 0; i < Count; i++)
                yield return tables.PlaceAt(i);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
