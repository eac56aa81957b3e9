using System.Globalization;
using System.Net;
using System.Text.Json;
using SemGeo.Geography;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>A question about a place, as the paper's authors put it (Appendix B).</summary>
/// <param name="Key">What is asked, whatever the server's paths are called: the key in the cache.</param>
/// <param name="Service">The service: "reverse", "details", "search".</param>
/// <param name="Query">The query, without question mark.</param>
/// <param name="Read">Reads the answer; throws <see cref="JsonException"/> for one that Nominatim does not give.</param>
/// <param name="Fits">Whether an answer that was kept can be one to this question.</param>
internal sealed record NominatimRequest(string Key, string Service, string Query, Func<JsonElement, NominatimPlace> Read, Predicate<NominatimPlace> Fits)
{
    /// <summary>Step 1: the place at a coordinate.</summary>
    public static NominatimRequest Reverse(GeoCoordinate coordinate)
    {
        var (latitude, longitude) = (Print(coordinate.Latitude), Print(coordinate.Longitude));
        return new(
            $"reverse {latitude} {longitude}", "reverse", string.Create(null, $"lat={latitude}&lon={longitude}&zoom={NominatimConstants.Zoom}&addressdetails=0&format=json"), NominatimReader.ReadReverse,
            place => place.IsNone || place.Id is not null || place is { Type: "country", Name: not null });
    }

    /// <summary>Step 2: a place's attributes and address.</summary>
    /// <param name="id">OSM type and id: "W137632292".</param>
    /// <param name="polygon">Whether its geometry is asked for.</param>
    public static NominatimRequest Details(string id, bool polygon) => new(
        $"details{(polygon ? "+polygon" : "")} {id}", "details", $"osmtype={id[0]}&osmid={id.AsSpan(1)}&addressdetails=1{(polygon ? "&polygon_geojson=1" : "")}&format=json",
        json => NominatimReader.ReadDetails(json, polygon), place => place is { Id: not null, Rows: not null });

    /// <summary>Step 3: the OSM id of a country, which addresses lack.</summary>
    public static NominatimRequest Country(string name) =>
        new($"country {name}", "search", $"country={WebUtility.UrlEncode(name)}&limit=1&format=json", NominatimReader.ReadCountry, place => place.IsNone || place.Id is not null);

    // Eight digits are a millimetre. Adding zero turns -0 into 0, so that one place has one key.
    private static string Print(double degrees) => (Math.Round(degrees, 8) + 0.0).ToString("F8", CultureInfo.InvariantCulture);
}
