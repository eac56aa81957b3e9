namespace SemGeo.Geocoding.Nominatim;

/// <summary>The constants of the Nominatim provider.</summary>
internal static class NominatimConstants
{
    /// <summary>The zoom of the authors' reverse query: buildings (paper, Appendix B).</summary>
    public const int Zoom = 18;

    /// <summary>Who asks, unless told otherwise.</summary>
    public const string UserAgent = "SemGeo.ML/0.1";

    /// <summary>The header of a key, unless told otherwise.</summary>
    public const string ApiKeyHeader = "X-Api-Key";

    /// <summary>The administrative level that Nominatim gives to what has none.</summary>
    public const int NoAdminLevel = 15;

    /// <summary>The most that an answer may hold, in bytes: the largest countries' outlines take some tens of megabytes.</summary>
    public const int MaxAnswerBytes = 256 << 20;

    /// <summary>How often progress is told.</summary>
    public static TimeSpan ProgressInterval { get; } = TimeSpan.FromSeconds(1);
}
