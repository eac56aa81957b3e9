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
