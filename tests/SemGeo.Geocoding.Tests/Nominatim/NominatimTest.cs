using SemGeo.Geocoding.Nominatim;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Nominatim;

/// <summary>A server, a clock and a folder for caches.</summary>
public abstract class NominatimTest : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-nominatim-").FullName;

    private protected NominatimServer Server { get; private set; } = null!;

    private protected SwiftTime Time { get; } = new();

    private protected string CachePath => Path.Combine(_folder, "answers.sqlite");

    [TestInitialize]
    public async Task StartServerAsync() => Server = await NominatimServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected NominatimOptions Options(Action<NominatimOptions>? change = null)
    {
        var options = new NominatimOptions { Url = Server.Url, CachePath = CachePath };
        change?.Invoke(options);
        return options;
    }

    private protected Task<NominatimGeocoder> OpenAsync(Action<NominatimOptions>? change = null) => NominatimGeocoder.OpenAsync(Options(change), Time);

    /// <summary>Geocodes in a geocoder of its own, as a new run does.</summary>
    private protected async Task<(Address[] Addresses, NominatimReport Report)> RunAsync(GeoCoordinate[]? coordinates = null, Action<NominatimOptions>? change = null)
    {
        using var geocoder = await OpenAsync(change);
        return await RunAsync(geocoder, coordinates);
    }

    private protected static async Task<(Address[] Addresses, NominatimReport Report)> RunAsync(NominatimGeocoder geocoder, GeoCoordinate[]? coordinates = null)
    {
        coordinates ??= NominatimGolden.Coordinates;
        var addresses = new Address[coordinates.Length];
        var report = await geocoder.GeocodeAsync(coordinates, addresses);
        return (addresses, report);
    }
}
