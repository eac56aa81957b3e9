using SemGeo.Geocoding.Nominatim;
using SemGeo.Locations;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Nominatim;

/// <summary>What the process does that <see cref="NominatimKillTests"/> kills: geocodes the frozen coordinates and prints their addresses, a line each.</summary>
internal static class NominatimChild
{
    public static async Task RunAsync(string url, string cachePath, int connections)
    {
        var coordinates = NominatimGolden.Coordinates;
        var addresses = new Address[coordinates.Length];
        using var geocoder = await NominatimGeocoder.OpenAsync(new NominatimOptions { Url = url, CachePath = cachePath, Connections = connections });
        var report = await geocoder.GeocodeAsync(coordinates, addresses);
        await Console.Error.WriteLineAsync(report.ToString());
        foreach (var address in addresses)
            Console.WriteLine(string.Join(' ', address.LocationIds.ToArray()));
    }
}
