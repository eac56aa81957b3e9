using System.Security.Cryptography;
using System.Text;
using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>
/// Geocoding with a Nominatim server (3.x, 4.x, 5.x), as the paper's authors did it (Appendix B): reverse at zoom 18, then the address of the place's details; countries, which come without an
/// OSM id, are searched by name, once each; postal codes and house numbers are left out.
/// </summary>
/// <remarks>
/// <para>Location ids are OSM type and id: "N130897442", "W137632292", "R365307". A place that the server knows none for (the open sea) has an empty address.</para>
/// <para>Answers are kept in <see cref="NominatimOptions.CachePath"/>, per server, language and version of its data: nothing that was answered is asked again, also after a kill. Failures are not kept.
/// Questions that fail for a while (429 with Retry-After, 5xx, time-outs, cut connections, half or wrong answers) are put again with back-off and jitter.</para>
/// <para><see cref="Locations"/> grows with the answers: of the place next to a coordinate it knows all attributes, of the rest of an address name and class until
/// <see cref="DescribeAsync"/> asks. Safe for use by several threads.</para>
/// </remarks>
public sealed class NominatimGeocoder : IReverseGeocoder, ILocationDescriber, IDisposable
{
    /// <summary>The provider's kind in <see cref="Source"/>.</summary>
    public const string Provider = "nominatim";

    private readonly NominatimOptions _options;
    private readonly TimeProvider _time;
    private readonly NominatimArchive _archive;
    private readonly NominatimLocationTable _locations = new();
    private readonly NominatimAddressFinder _finder;

    private NominatimGeocoder(NominatimOptions options, TimeProvider time, NominatimArchive archive, string dataVersion)
    {
        _options = options;
        _time = time;
        _archive = archive;
        _finder = new NominatimAddressFinder(archive, _locations, options.Polygons);
        Source = new GeocoderSource(Provider, dataVersion);
        Settings = NominatimSettings.Of(options);
    }

    /// <summary>"nominatim" and <see cref="NominatimOptions.DataVersion"/>; without one the date of the server's data, or "url-" and a hash of the server's address where its status gives none.</summary>
    public GeocoderSource Source { get; }

    /// <inheritdoc/>
    public LocationTable Locations => _locations;

    /// <summary>How many answers in the cache were found damaged so far: they counted as never given, and were asked for again.</summary>
    public int DamagedAnswers => _archive.DamagedCount;

    /// <summary>The options that decide the answers, by name: Url, LegacyPaths, and Language and DataVersion where they are given. Never credentials.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Opens a geocoder: asks for the version of the server's data, unless <see cref="NominatimOptions.DataVersion"/> gives it, and opens the cache.</summary>
    /// <param name="options">Which server, how hard, which cache. Copied.</param>
    /// <param name="time">The clock of waits and progress; null for the system's.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names all that are.</exception>
    /// <exception cref="NominatimException">The server does not answer.</exception>
    /// <exception cref="IOException">The cache cannot be opened.</exception>
    public static async Task<NominatimGeocoder> OpenAsync(NominatimOptions options, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var own = options.Copy();
        own.Validate();
        own.Url = own.Url.TrimEnd('/');
        time ??= TimeProvider.System;
        var client = new NominatimClient(own, time);
        try
        {
            var dataVersion = own.DataVersion ?? await NominatimStatus.DataVersionAsync(client, cancellationToken).ConfigureAwait(false) ?? HashOf(own.Url);
            var cache = new NominatimCache(own.CachePath, own.Url, own.Language ?? "", dataVersion);
            return new NominatimGeocoder(own, time, new NominatimArchive(client, cache), dataVersion);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary><see cref="OpenAsync"/>, waited for.</summary>
    /// <param name="options">Which server, how hard, which cache. Copied.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names all that are.</exception>
    /// <exception cref="NominatimException">The server does not answer.</exception>
    /// <exception cref="IOException">The cache cannot be opened.</exception>
    public static NominatimGeocoder Open(NominatimOptions options) => Task.Run(() => OpenAsync(options)).GetAwaiter().GetResult();

    /// <summary>Geocodes a batch and waits for it.</summary>
    /// <param name="coordinates">Positions; a missing one gets <see cref="Address.Empty"/>.</param>
    /// <param name="addresses">Receives an address for each coordinate; never null.</param>
    /// <exception cref="ArgumentException"><paramref name="addresses"/> is shorter than <paramref name="coordinates"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is neither missing nor within the ranges of WGS84.</exception>
    /// <exception cref="NominatimException">The server did not answer for some coordinates, and <see cref="NominatimOptions.OnFailure"/> says so, or it is down; what it answered is in the cache.</exception>
    /// <exception cref="IOException">The cache cannot be read or written.</exception>
    public void Geocode(ReadOnlySpan<GeoCoordinate> coordinates, Span<Address> addresses)
    {
        GeocodingBatchCheck.Check(coordinates, addresses.Length);
        var (input, output) = (coordinates.ToArray(), new Address[coordinates.Length]);
        // On the pool, so that a caller's synchronisation context cannot wait for itself.
        var report = Task.Run(() => GeocodeAsync(input, output)).GetAwaiter().GetResult();
        ThrowUnlessComplete(report);
        output.CopyTo(addresses);
    }

    /// <summary>Geocodes a batch.</summary>
    /// <param name="coordinates">Positions; a missing one gets <see cref="Address.Empty"/>.</param>
    /// <param name="addresses">Receives an address for each coordinate; <see cref="Address.Empty"/> also for those that the report lists as failed or that were not asked.</param>
    /// <param name="progress">Receives the progress about once a second and at the end.</param>
    /// <param name="cancellationToken">Ends the run; what was answered is in the cache.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ArgumentException"><paramref name="addresses"/> is shorter than <paramref name="coordinates"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is neither missing nor within the ranges of WGS84.</exception>
    /// <exception cref="IOException">The cache cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<NominatimReport> GeocodeAsync(
        ReadOnlyMemory<GeoCoordinate> coordinates, Memory<Address> addresses, IProgress<NominatimProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        GeocodingBatchCheck.Check(coordinates.Span, addresses.Length);
        var (items, itemOf) = Distinct(coordinates.Span);
        var found = new Address?[items.Count];
        var damaged = _archive.DamagedCount;
        var report = await new NominatimRun<GeoCoordinate>(items, _options, _time, progress)
            .RunAsync(_finder.FindAsync, (index, result) => found[index] = result.Address, coordinate => coordinate, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < itemOf.Length; i++)
            addresses.Span[i] = itemOf[i] < 0 ? Address.Empty : found[itemOf[i]] ?? Address.Empty;
        return report with { Damaged = _archive.DamagedCount - damaged };
    }

    /// <summary>Asks for the attributes of locations that addresses named, and their geometry with <see cref="NominatimOptions.Polygons"/>, and puts them into <see cref="Locations"/>.</summary>
    /// <param name="locationIds">Location ids; repeated ones count once.</param>
    /// <param name="progress">Receives the progress about once a second and at the end.</param>
    /// <param name="cancellationToken">Ends the run; what was answered is in the cache.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ArgumentException">An id is not an OSM type (N, W, R) and number.</exception>
    /// <exception cref="IOException">The cache cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<NominatimReport> DescribeAsync(IEnumerable<string> locationIds, IProgress<NominatimProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(locationIds);
        var ids = locationIds.Distinct(StringComparer.Ordinal).ToArray();
        foreach (var id in ids)
            if (id is not ['N' or 'W' or 'R', .. { Length: > 0 } number] || !number.All(char.IsAsciiDigit))
                throw new ArgumentException($"'{id}' is not an OSM location id such as \"R365307\".", nameof(locationIds));
        return new NominatimRun<string>(ids, _options, _time, progress).RunAsync(_finder.DescribeAsync, (_, _) => { }, _ => GeoCoordinate.Missing, cancellationToken);
    }

    void ILocationDescriber.Describe(IReadOnlyCollection<string> locationIds, CancellationToken cancellation)
    {
        var report = Task.Run(() => DescribeAsync(locationIds, cancellationToken: cancellation), CancellationToken.None).GetAwaiter().GetResult();
        ThrowUnlessComplete(report);
    }

    /// <summary>Ends questions under way and closes the cache.</summary>
    public void Dispose() => _archive.Dispose();

    private void ThrowUnlessComplete(NominatimReport report)
    {
        if (report.StopReason is not null || (!report.IsComplete && _options.OnFailure == NominatimFailureHandling.Throw))
            throw new NominatimException($"The Nominatim server '{_options.Url}' did not answer everything; run again to ask for the rest. {report}", report);
    }

    // The different coordinates, and for each position which of them it is; -1 for a missing one.
    private static (List<GeoCoordinate> Items, int[] ItemOf) Distinct(ReadOnlySpan<GeoCoordinate> coordinates)
    {
        var items = new List<GeoCoordinate>();
        var itemOf = new int[coordinates.Length];
        var seen = new Dictionary<GeoCoordinate, int>();
        for (var i = 0; i < coordinates.Length; i++)
        {
            if (coordinates[i].IsMissing)
            {
                itemOf[i] = -1;
                continue;
            }

            if (!seen.TryGetValue(coordinates[i], out itemOf[i]))
            {
                itemOf[i] = seen[coordinates[i]] = items.Count;
                items.Add(coordinates[i]);
            }
        }

        return (items, itemOf);
    }

    private static string HashOf(string url) => "url-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)))[..12];
}
