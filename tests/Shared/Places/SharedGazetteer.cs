using SemGeo.Geocoding.Embedded;

namespace SemGeo.Testing;

/// <summary>The embedded gazetteer, loaded once for all tests.</summary>
internal static class SharedGazetteer
{
    private static readonly Lazy<GazetteerGeocoder> Loaded = new(() => GazetteerGeocoder.LoadEmbedded());

    public static GazetteerGeocoder Geocoder => Loaded.Value;

    public static Gazetteer Data => Loaded.Value.Gazetteer;

    /// <summary>The names of a coordinate, fine to coarse.</summary>
    public static string TextAt(double latitude, double longitude, GazetteerGeocoder? geocoder = null)
    {
        geocoder ??= Geocoder;
        return geocoder.Locations.TextOf(geocoder.Geocode(new(latitude, longitude)).LocationIds);
    }
}
