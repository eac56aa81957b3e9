using SemGeo.Geocoding.Providers;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>The options of a Nominatim geocoder as settings that are saved in models, and back.</summary>
internal static class NominatimSettings
{
    /// <summary>The settings of some options: what decides the answers, and nothing secret.</summary>
    public static Dictionary<string, string> Of(NominatimOptions options)
    {
        var settings = new Dictionary<string, string> { [nameof(options.Url)] = options.Url, [nameof(options.LegacyPaths)] = options.LegacyPaths ? "true" : "false" };
        if (options.Language is { } language)
            settings[nameof(options.Language)] = language;
        if (options.DataVersion is { } version)
            settings[nameof(options.DataVersion)] = version;
        return settings;
    }

    /// <summary>Opens a geocoder as its settings say, with answers kept in memory.</summary>
    public static NominatimGeocoder Open(IReadOnlyDictionary<string, string> settings) => NominatimGeocoder.Open(new NominatimOptions
    {
        Url = settings.TryGetValue(nameof(NominatimOptions.Url), out var url)
            ? url
            : throw new GeocoderUnavailableException(NominatimGeocoder.Provider, $"The geocoder '{NominatimGeocoder.Provider}' needs the setting '{nameof(NominatimOptions.Url)}': the server's address."),
        LegacyPaths = settings.GetValueOrDefault(nameof(NominatimOptions.LegacyPaths)) != "false",
        Language = settings.GetValueOrDefault(nameof(NominatimOptions.Language)),
        DataVersion = settings.GetValueOrDefault(nameof(NominatimOptions.DataVersion)),
    });
}
