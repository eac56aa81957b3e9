using SemGeo.Files;
using SemGeo.Geocoding.Osm.Extract;
using SemGeo.Geocoding.Osm.Lookup;
using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Geocoding.Osm;

/// <summary>Offline geocoding with an extract of OpenStreetMap (.osm.pbf), whose addresses are those of a Nominatim server over the same extract.</summary>
/// <remarks>
/// <list type="number">
/// <item>The street or object (museum, station, monument, house, ...) that is nearest, at most <see cref="OsmExtractOptions.MaxObjectDistance"/> away; a house stands for its street.</item>
/// <item>Where there is none: the finest area that the coordinate lies in, or a finer place node near by; else the country.</item>
/// <item>The address is that of what was found, as in Nominatim: a street that runs along a border has one address on both sides.</item>
/// </list>
/// Location ids are "N", "W" or "R" and the OSM id ("R365307"), fine to coarse, the country last; postcodes and house numbers have no id and are left out.
/// Differs from Nominatim 5: house number interpolations, US TIGER data and the tags addr:city and the like are not used.
/// A coordinate outside the extract gets what is near, or <see cref="Address.Empty"/>. Areas across the antimeridian are taken as OSM has them: cut there.
/// Immutable but for answers that are kept, and safe for use by several threads.
/// </remarks>
public sealed class OsmExtractGeocoder : IReverseGeocoder
{
    /// <summary>The provider's kind in <see cref="Source"/>.</summary>
    public const string Provider = "osm";

    /// <summary>The file's path among the <see cref="Settings"/>.</summary>
    public const string PathSetting = "path";

    private const int ParallelFrom = 64;

    private readonly OsmExtractOptions _options;
    private readonly ObjectFinder _objects;
    private readonly PlaceFinder _places;
    private readonly AddressMaker _addresses;

    private OsmExtractGeocoder(string path, OsmExtract extract, OsmExtractOptions options)
    {
        _options = options;
        var features = extract.Features;
        var countries = new CountryFinder(features);
        RankFitter.Fit(features, countries);
        var streets = new StreetFinder(features);
        var rows = new AddressRowFinder(features, countries);
        _objects = new ObjectFinder(features, streets, options);
        _places = new PlaceFinder(features, rows, countries);
        _addresses = new AddressMaker(streets, rows, countries, options.KeepRowsOutsideAddress);
        Source = new GeocoderSource(Provider, extract.Hash);
        Settings = OsmExtractSettings.Write(Path.GetFullPath(path), options);
        Locations = new OsmLocationTable(features.Where(feature => !feature.IsLinked), options.GeometryTolerance);
        Report = extract.Report with
        {
            AdministrativeAreas = features.Count(feature => feature.IsAdministrative),
            Places = features.Count(feature => feature.Attributes.Key == "place" && feature.SearchRank < 28),
            Streets = features.Count(feature => feature.IsStreet),
            Objects = features.Count(feature => !feature.MayHoldOthers && !feature.IsStreet),
        };
    }

    /// <inheritdoc/>
    /// <remarks>The version is the hash of the file, 16 hexadecimal digits.</remarks>
    public GeocoderSource Source { get; }

    /// <inheritdoc/>
    /// <remarks>Read-only; all named objects of the extract.</remarks>
    public LocationTable Locations { get; }

    /// <inheritdoc/>
    /// <remarks>The file's full path, and every option that is not its default.</remarks>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>What was read of the extract, and what was left out of it.</summary>
    public OsmExtractReport Report { get; }

    /// <summary>Loads an extract.</summary>
    /// <param name="path">An .osm.pbf file, such as Geofabrik has for every country. Read three times, and not kept open.</param>
    /// <param name="options">What becomes part of addresses; null for the defaults. Copied.</param>
    /// <param name="progress">Told how far loading is; called on this thread.</param>
    /// <param name="cancellation">Stops loading.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names all that are.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFileException">The file is no .osm.pbf file, truncated or corrupt.</exception>
    /// <exception cref="OperationCanceledException">Loading was stopped.</exception>
    public static OsmExtractGeocoder Open(string path, OsmExtractOptions? options = null, IProgress<OsmExtractProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options = options?.Copy() ?? new OsmExtractOptions();
        options.Validate();
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no OSM extract '{path}'. Give the path of an .osm.pbf file.", path);
        var extract = ExtractLoader.Load(path, options, progress, cancellation);
        progress?.Report(new OsmExtractProgress(OsmExtractPhase.Indexes, 0));
        OsmExtractGeocoder geocoder;
        try
        {
            geocoder = new OsmExtractGeocoder(path, extract, options);
        }
        catch (ReadLimitException e)
        {
            throw new DataFileException(path, $"'{path}' cannot be used: {e.Message}", e);
        }

        progress?.Report(new OsmExtractProgress(OsmExtractPhase.Indexes, 1));
        return geocoder;
    }

    /// <summary>Loads an extract as another geocoder's <see cref="Settings"/> say.</summary>
    /// <exception cref="ArgumentException">The path is missing, or a setting cannot be read.</exception>
    /// <exception cref="FileNotFoundException">There is no such file any more.</exception>
    /// <exception cref="DataFileException">The file is truncated or corrupt.</exception>
    public static OsmExtractGeocoder Open(IReadOnlyDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!settings.TryGetValue(PathSetting, out var path))
            throw new ArgumentException($"The settings of an OSM extract lack '{PathSetting}', the path of its file.", nameof(settings));
        return Open(path, OsmExtractSettings.Read(settings));
    }

    /// <summary>Geocodes one position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The coordinate is neither missing nor within the ranges of WGS84.</exception>
    public Address Geocode(GeoCoordinate coordinate)
    {
        GeocodingBatchCheck.Check(coordinate);
        return Find(coordinate);
    }

    /// <inheritdoc/>
    public void Geocode(ReadOnlySpan<GeoCoordinate> coordinates, Span<Address> addresses)
    {
        GeocodingBatchCheck.Check(coordinates, addresses.Length);
        if (coordinates.Length < ParallelFrom || _options.MaxDegreeOfParallelism == 1)
        {
            for (var i = 0; i < coordinates.Length; i++)
                addresses[i] = Find(coordinates[i]);
            return;
        }

        // Spans cannot be shared with other threads.
        var input = coordinates.ToArray();
        var output = new Address[input.Length];
        var threads = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxDegreeOfParallelism == 0 ? -1 : _options.MaxDegreeOfParallelism };
        Parallel.For(0, input.Length, threads, i => output[i] = Find(input[i]));
        output.CopyTo(addresses);
    }

    private Address Find(GeoCoordinate coordinate)
    {
        if (coordinate.IsMissing)
            return Address.Empty;
        var (latitude, longitude) = coordinate;
        var found = _objects.Find(longitude, latitude) ?? _places.Find(longitude, latitude);
        return found is null ? Address.Empty : _addresses.AddressOf(found);
    }
}
