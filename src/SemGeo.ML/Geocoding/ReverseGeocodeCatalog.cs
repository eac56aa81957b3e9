using SemGeo.Locations;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Schema;

namespace SemGeo.ML;

/// <summary>The verbs <c>ml.Geolocation.ReverseGeocode</c> and <c>UseGeocoder</c>.</summary>
public static class ReverseGeocodeCatalog
{
    /// <summary>Writes the address of each coordinate with the embedded gazetteer: offline, places, districts, regions and countries of the whole world.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="latitudeColumnName">The column with latitudes: Double or Single, degrees, NaN = missing.</param>
    /// <param name="longitudeColumnName">The column with longitudes.</param>
    public static ReverseGeocodeEstimator ReverseGeocode(
        this GeolocationCatalog catalog, string latitudeColumnName = GeoColumns.Latitude, string longitudeColumnName = GeoColumns.Longitude) =>
        ReverseGeocode(catalog, new ReverseGeocodeOptions { LatitudeColumnName = latitudeColumnName, LongitudeColumnName = longitudeColumnName });

    /// <summary>Writes the address of each coordinate.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">Column names and policies.</param>
    /// <param name="geocoder">Who geocodes; null for the embedded gazetteer. The transformer does not dispose it.</param>
    public static ReverseGeocodeEstimator ReverseGeocode(this GeolocationCatalog catalog, ReverseGeocodeOptions options, IReverseGeocoder? geocoder = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new ReverseGeocodeEstimator(catalog.Environment, geocoder ?? GeocoderProviders.Gazetteer, options);
    }

    /// <summary>Hands a geocoder to the context: models loaded from then on whose geocoding step was saved with the same source take it, and open nothing by themselves.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="geocoder">The geocoder. Nobody disposes it but the caller.</param>
    public static void UseGeocoder(this GeolocationCatalog catalog, IReverseGeocoder geocoder)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(geocoder);
        GeocoderProviders.Give(catalog.Environment, geocoder);
    }
}
