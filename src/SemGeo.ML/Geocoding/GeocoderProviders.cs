using System.Runtime.CompilerServices;
using Microsoft.ML.Runtime;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geocoding.Providers;
using SemGeo.Locations;

namespace SemGeo.ML.Geocoding;

/// <summary>The geocoders that a model file can name: those of this library, and those that were handed to the context.</summary>
internal static class GeocoderProviders
{
    private static readonly Lazy<GazetteerGeocoder> Embedded = new(() => GazetteerGeocoder.LoadEmbedded());

    private static readonly Lazy<GeocoderRegistry> Registry = new(() => GeocoderRegistry.CreateDefault().Add(GazetteerGeocoder.Provider, _ => Gazetteer));

    // As SemGeoComponents: a loader is given an environment, whose component catalog is the context's.
    private static readonly ConditionalWeakTable<ComponentCatalog, List<IReverseGeocoder>> Given = [];

    /// <summary>The embedded gazetteer, loaded at its first use and shared by all.</summary>
    public static IReverseGeocoder Gazetteer => Embedded.Value;

    /// <summary>Hands a geocoder to a context, for the models that name it.</summary>
    public static void Give(IHostEnvironment environment, IReverseGeocoder geocoder)
    {
        var given = Given.GetOrCreateValue(environment.ComponentCatalog);
        lock (given)
        {
            given.RemoveAll(other => other.Source == geocoder.Source);
            given.Add(geocoder);
        }
    }

    /// <summary>Opens the geocoder that a model names.</summary>
    /// <exception cref="GeocoderUnavailableException">There is no such provider, or what it needs is not there.</exception>
    /// <exception cref="GeocoderChangedException">Its data is another than when the model was saved.</exception>
    public static IReverseGeocoder Open(IHostEnvironment environment, GeocoderSource source, IReadOnlyDictionary<string, string> settings)
    {
        if (FindGiven(environment, source) is { } given)
            return given;
        try
        {
            return Registry.Value.Open(source, settings);
        }
        catch (GeocoderUnavailableException e)
        {
            throw new GeocoderUnavailableException(
                e.Provider, $"The model geocodes with {source}, which is not at hand. {e.Message} To load the model with another file or server, open a geocoder and hand it in before: ml.Geolocation.UseGeocoder(geocoder).", e);
        }
    }

    /// <summary>Checks that <see cref="Open"/> would bring a geocoder back.</summary>
    /// <exception cref="NotSupportedException">It would not.</exception>
    public static void ThrowUnlessSavable(IReverseGeocoder geocoder)
    {
        if (!Registry.Value.Providers.Contains(geocoder.Source.Provider))
            throw new NotSupportedException($"A geocoder of the kind '{geocoder.Source.Provider}' cannot be saved in a model: save without the training-only steps (SaveForScoring), or geocode before the pipeline.");
    }

    private static IReverseGeocoder? FindGiven(IHostEnvironment environment, GeocoderSource source)
    {
        if (!Given.TryGetValue(environment.ComponentCatalog, out var given))
            return null;
        lock (given)
            return given.Find(geocoder => geocoder.Source == source);
    }
}
