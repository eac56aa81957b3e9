using System.Runtime.InteropServices;
using SemGeo.Files;
using SemGeo.Geocoding.LocationFiles;
using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Geocoding.Emp16;

/// <summary>Gives the addresses that an EMP-16 file has, to the coordinates that it has: nothing is geocoded again.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>A coordinate is looked up rounded to 7 decimals (a centimetre); one that the file lacks gets <see cref="Address.Empty"/>, however near a known one may be. Where the file has a coordinate
/// several times, its first address counts.</item>
/// <item><see cref="Source"/> is "emp16" and the hash of the file as it lies on the disk: a plain and a compressed copy are two sources.</item>
/// <item>Memory: about 30 bytes a distinct coordinate and 100 a distinct address.</item>
/// </list>
/// Immutable and safe for several threads.
/// </remarks>
public sealed class Emp16Geocoder : IReverseGeocoder
{
    /// <summary>The kind of the provider in <see cref="GeocoderSource.Provider"/>.</summary>
    public const string Provider = "emp16";

    private const string PathSetting = "path";
    private const string LocationsSetting = "locations";
    private const string AddressSetting = "address";
    private const string FilteredAddress = "h";
    private const double UnitsPerDegree = 1e7;

    private readonly Dictionary<long, Address> _addresses = [];

    private Emp16Geocoder(string path, Emp16GeocoderOptions options)
    {
        Source = SourceOf(path);
        Locations = options.LocationsPath is { } locations ? LocationTableFile.Read(locations) : new LocationTable();
        var settings = new Dictionary<string, string> { [PathSetting] = Path.GetFullPath(path) };
        if (options.LocationsPath is not null)
            settings[LocationsSetting] = Path.GetFullPath(options.LocationsPath);
        if (options.Filtered)
            settings[AddressSetting] = FilteredAddress;
        Settings = settings;
    }

    /// <inheritdoc/>
    public GeocoderSource Source { get; }

    /// <inheritdoc/>
    public LocationTable Locations { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>The number of distinct coordinates.</summary>
    public int Count => _addresses.Count;

    /// <summary>The number of lines that could not be read and were passed over.</summary>
    public long DamagedLineCount { get; private set; }

    /// <summary>What <see cref="Source"/> is for a file, without reading its addresses.</summary>
    /// <param name="path">The EMP-16 file, plain or compressed.</param>
    /// <exception cref="FileNotFoundException">The file is not there.</exception>
    public static GeocoderSource SourceOf(string path) => new(Provider, ContentHash.OfFile(path));

    /// <summary>Reads a file.</summary>
    /// <param name="path">The EMP-16 file, plain or compressed.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="FileNotFoundException">The file or the file of locations is not there.</exception>
    /// <exception cref="DataFileException">The file is cut short or damaged, or has no line that can be read.</exception>
    /// <exception cref="DataFileException">The file of locations cannot be read.</exception>
    public static Emp16Geocoder Load(string path, Emp16GeocoderOptions? options = null)
    {
        options ??= new Emp16GeocoderOptions();
        using var reader = Emp16Reader.Open(path, new Emp16ReaderOptions { OnDamagedLine = options.OnDamagedLine });
        var geocoder = new Emp16Geocoder(path, options);
        geocoder.Fill(reader, options.Filtered);
        return geocoder;
    }

    /// <inheritdoc/>
    public void Geocode(ReadOnlySpan<GeoCoordinate> coordinates, Span<Address> addresses)
    {
        GeocodingBatchCheck.Check(coordinates, addresses.Length);
        for (var i = 0; i < coordinates.Length; i++)
            addresses[i] = !coordinates[i].IsMissing && _addresses.TryGetValue(KeyOf(coordinates[i]), out var found) ? found : Address.Empty;
    }

    /// <summary>Opens what <see cref="Settings"/> say.</summary>
    internal static Emp16Geocoder Open(IReadOnlyDictionary<string, string> settings) => Load(
        settings.TryGetValue(PathSetting, out var path) ? path : throw new GeocoderUnavailableException(Provider, $"The geocoder '{Provider}' needs the setting '{PathSetting}': an EMP-16 file."),
        new Emp16GeocoderOptions { LocationsPath = settings.GetValueOrDefault(LocationsSetting), Filtered = settings.GetValueOrDefault(AddressSetting) == FilteredAddress });

    private void Fill(Emp16Reader reader, bool filtered)
    {
        var shared = new Dictionary<Ids, Address>();
        var distinct = new List<string>();
        while (reader.Read())
        {
            if (reader.Coordinate.IsMissing)
                continue;
            ref var address = ref CollectionsMarshal.GetValueRefOrAddDefault(_addresses, KeyOf(reader.Coordinate), out var known);
            if (known)
                continue;
            distinct.Clear();
            foreach (var id in filtered ? reader.Address : reader.RawAddress)
            {
                if (!distinct.Contains(id))
                    distinct.Add(id);
            }

            address = Share(shared, distinct);
        }

        reader.ThrowIfAllDamaged();
        DamagedLineCount = reader.DamagedLineCount;
    }

    private Address Share(Dictionary<Ids, Address> shared, List<string> ids)
    {
        if (ids.Count == 0)
            return Address.Empty;
        var key = new Ids([.. ids]);
        ref var address = ref CollectionsMarshal.GetValueRefOrAddDefault(shared, key, out var known);
        if (known)
            return address!;
        address = new Address(key.Values);
        foreach (var id in key.Values)
        {
            if (!Locations.TryGet(id, out _))
                Locations.Add(Location.Bare(id));
        }

        return address;
    }

    private static long KeyOf(GeoCoordinate coordinate) =>
        ((long)Math.Round(coordinate.Latitude * UnitsPerDegree) << 32) ^ (uint)(int)Math.Round(coordinate.Longitude * UnitsPerDegree);

    /// <summary>Location ids that are equal when all of them are.</summary>
    private readonly record struct Ids(string[] Values)
    {
        public bool Equals(Ids other) => Values.AsSpan().SequenceEqual(other.Values);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var id in Values)
                hash.Add(id, StringComparer.Ordinal);
            return hash.ToHashCode();
        }
    }
}

/// <summary>What <see cref="Emp16Geocoder"/> takes from its file.</summary>
public sealed class Emp16GeocoderOptions
{
    /// <summary>A file of the locations' names and attributes (see <see cref="LocationTableFile"/>); null when there is none, and locations go by their ids.</summary>
    /// <value>The default value is null.</value>
    public string? LocationsPath { get; set; }

    /// <summary>Whether addresses are those after the base filter (<c>h</c>) and not those as geocoded (<c>h_raw</c>). Partitionings apply the filter themselves.</summary>
    /// <value>The default value is false.</value>
    public bool Filtered { get; set; }

    /// <summary>What happens with a line that cannot be read.</summary>
    /// <value>The default value is <see cref="Emp16DamagedLinePolicy.Skip"/>.</value>
    public Emp16DamagedLinePolicy OnDamagedLine { get; set; } = Emp16DamagedLinePolicy.Skip;
}
