using SemGeo.Locations;

namespace SemGeo.Partitioning;

/// <summary>
/// Addresses of one geocoder met a partitioning that was built from another's: their location ids do not mean the same, and
/// labels would be silently wrong.
/// </summary>
public sealed class GeocoderMismatchException : PartitioningException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="expected">The geocoder of the partitioning.</param>
    /// <param name="actual">The geocoder of the addresses.</param>
    public GeocoderMismatchException(GeocoderSource expected, GeocoderSource actual)
        : base($"The partitioning was built with addresses of the geocoder {expected}, but these addresses come from {actual}. "
            + "Location ids of the two differ: geocode with the first, or build the partitioning again.")
    {
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The geocoder of the partitioning.</summary>
    public GeocoderSource Expected { get; }

    /// <summary>The geocoder of the addresses.</summary>
    public GeocoderSource Actual { get; }
}
