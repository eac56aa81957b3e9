using SemGeo.Locations;

namespace SemGeo.Partitioning;

/// <summary>A partitioning cannot be built from these addresses, or contradicts itself.</summary>
public class PartitioningException : Exception
{
    /// <summary>Creates the exception.</summary>
    public PartitioningException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public PartitioningException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>What was read is no partitioning, is cut short or damaged, or was written by a newer version.</summary>
public sealed class PartitioningFormatException : PartitioningException
{
    /// <summary>Creates the exception.</summary>
    public PartitioningFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public PartitioningFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A partitioning that labels by address was asked about a coordinate, or the other way round.</summary>
public sealed class PartitioningSchemeException : PartitioningException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="scheme">The partitioning's scheme.</param>
    /// <param name="message">What was asked, why it cannot be answered, and what to do.</param>
    public PartitioningSchemeException(PartitioningScheme scheme, string message)
        : base(message)
    {
        Scheme = scheme;
    }

    /// <summary>The partitioning's scheme.</summary>
    public PartitioningScheme Scheme { get; }
}

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
