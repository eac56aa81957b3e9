using SemGeo.Geocoding;

namespace SemGeo.ML;

/// <summary>The geocoders that a model file can name.</summary>
internal static class GeocoderProviders
{
    private static readonly Lazy<GazetteerGeocoder> Embedded = new(() => GazetteerGeocoder.LoadEmbedded());

    /// <summary>The embedded gazetteer, loaded at its first use and shared by all.</summary>
    public static IReverseGeocoder Gazetteer => Embedded.Value;

    /// <summary>Opens the geocoder that a model names.</summary>
    /// <exception cref="NotSupportedException">This library has no such provider.</exception>
    public static IReverseGeocoder Open(GeocoderSource source) => source.Provider == Gazetteer.Source.Provider
        ? Gazetteer
        : throw new NotSupportedException($"The model geocodes with '{source.Provider}', which this library cannot open by itself: it knows '{Gazetteer.Source.Provider}'.");

    /// <summary>Checks that <see cref="Open"/> would bring a geocoder back.</summary>
    /// <exception cref="NotSupportedException">It would not.</exception>
    public static void ThrowUnlessSavable(IReverseGeocoder geocoder)
    {
        if (geocoder.Source.Provider != Gazetteer.Source.Provider)
            throw new NotSupportedException($"A geocoder of the kind '{geocoder.Source.Provider}' cannot be saved in a model: save without the training-only steps (SaveForScoring), or geocode before the pipeline.");
    }
}
