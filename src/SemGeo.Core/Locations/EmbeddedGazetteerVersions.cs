namespace SemGeo.Locations;

/// <summary>
/// The versions of the embedded gazetteer's data: what was made with an earlier one goes on with the present one, since ids mean the same but for those that
/// the gazetteer lists as changed. Known here, so that partitionings can be held against their geocoder without loading any data.
/// </summary>
internal static class EmbeddedGazetteerVersions
{
    /// <summary>The provider's kind in <see cref="GeocoderSource.Provider"/>.</summary>
    public const string Provider = "gazetteer";

    /// <summary>The version that is part of this build.</summary>
    public const string Present = "9a52fb984436e4c7";

    /// <summary>The versions of earlier builds.</summary>
    public static IReadOnlyList<string> Earlier { get; } = ["1518ad8eb8ff412d"];

    /// <summary>Whether addresses of one source can be used where those of another were: it is the same, or an earlier version of the embedded gazetteer and the present one.</summary>
    /// <param name="saved">The source that something was made with.</param>
    /// <param name="present">The source at hand.</param>
    public static bool CanReplace(GeocoderSource saved, GeocoderSource present) => saved == present
        || (saved.Provider == Provider && present.Provider == Provider && present.DataVersion == Present && Earlier.Contains(saved.DataVersion));
}
