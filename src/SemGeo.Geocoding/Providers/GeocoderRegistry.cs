using SemGeo.Geocoding.Embedded;
using SemGeo.Geocoding.Emp16;
using SemGeo.Geocoding.Nominatim;
using SemGeo.Geocoding.Osm;
using SemGeo.Locations;

namespace SemGeo.Geocoding.Providers;

/// <summary>The kinds of geocoders that can be opened by their names and settings (see <see cref="IReverseGeocoder.Settings"/>): from a model file, a configuration or a command line.</summary>
/// <remarks>Reading is safe for several threads once nobody adds any more.</remarks>
public sealed class GeocoderRegistry
{
    private readonly SortedDictionary<string, Func<IReadOnlyDictionary<string, string>, IReverseGeocoder>> _openers = new(StringComparer.Ordinal);

    /// <summary>The providers' kinds, sorted.</summary>
    public IReadOnlyCollection<string> Providers => _openers.Keys;

    /// <summary>A registry of all providers of this library.</summary>
    public static GeocoderRegistry CreateDefault() => new GeocoderRegistry()
        .Add(GazetteerGeocoder.Provider, _ => GazetteerGeocoder.LoadEmbedded())
        .Add(Emp16Geocoder.Provider, Emp16Geocoder.Open)
        .Add(OsmExtractGeocoder.Provider, OpenOsm)
        .Add(NominatimGeocoder.Provider, NominatimSettings.Open);

    /// <summary>Adds a provider, or replaces the one of the same kind.</summary>
    /// <param name="provider">Its kind, as in <see cref="GeocoderSource.Provider"/>.</param>
    /// <param name="open">Opens one from its settings; files that are absent are a <see cref="FileNotFoundException"/>.</param>
    /// <returns>The registry.</returns>
    public GeocoderRegistry Add(string provider, Func<IReadOnlyDictionary<string, string>, IReverseGeocoder> open)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        ArgumentNullException.ThrowIfNull(open);
        _openers[provider] = open;
        return this;
    }

    /// <summary>Opens a geocoder.</summary>
    /// <param name="provider">Its kind.</param>
    /// <param name="settings">Its settings.</param>
    /// <exception cref="GeocoderUnavailableException">There is no such provider, a setting is missing, or a file is not there.</exception>
    public IReverseGeocoder Open(string provider, IReadOnlyDictionary<string, string> settings)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        ArgumentNullException.ThrowIfNull(settings);
        if (!_openers.TryGetValue(provider, out var open))
            throw new GeocoderUnavailableException(provider, $"There is no geocoder of the kind '{provider}': known are {string.Join(", ", Providers.Select(known => $"'{known}'"))}.");
        try
        {
            return open(settings);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GeocoderUnavailableException(provider, $"The geocoder '{provider}' cannot be opened: {e.Message} Put the file back where it was, or hand in a geocoder that was opened from another file.", e);
        }
    }

    /// <summary>Opens a geocoder as it was saved. What was saved with an earlier version of the embedded gazetteer gets the present one (<see cref="Gazetteer.ChangesSince"/>).</summary>
    /// <param name="source">Its kind and its data's version.</param>
    /// <param name="settings">Its settings.</param>
    /// <exception cref="GeocoderUnavailableException">There is no such provider, a setting is missing, or a file is not there.</exception>
    /// <exception cref="GeocoderChangedException">Its data is another than when it was saved.</exception>
    public IReverseGeocoder Open(GeocoderSource source, IReadOnlyDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(source);
        var geocoder = Open(source.Provider, settings);
        if (EmbeddedGazetteerVersions.CanReplace(source, geocoder.Source))
            return geocoder;
        (geocoder as IDisposable)?.Dispose();
        throw new GeocoderChangedException(source, geocoder.Source);
    }

    private static OsmExtractGeocoder OpenOsm(IReadOnlyDictionary<string, string> settings) => OsmExtractGeocoder.Open(
        settings.TryGetValue(OsmExtractGeocoder.PathSetting, out var path)
            ? path
            : throw new GeocoderUnavailableException(OsmExtractGeocoder.Provider, $"The geocoder '{OsmExtractGeocoder.Provider}' needs the setting '{OsmExtractGeocoder.PathSetting}': an .osm.pbf file."),
        OsmExtractSettings.Read(settings));
}
