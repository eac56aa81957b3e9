namespace SemGeo.Partitioning;

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
