namespace SemGeo.Partitioning;

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
