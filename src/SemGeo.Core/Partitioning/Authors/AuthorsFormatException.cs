namespace SemGeo.Partitioning.Authors;

/// <summary>Files of the authors' form are absent, damaged or contradict one another. The message names everything that is wrong.</summary>
public sealed class AuthorsFormatException : PartitioningException
{
    /// <summary>Creates the exception.</summary>
    public AuthorsFormatException(string message, IReadOnlyList<AuthorsDamagedId>? damagedIds = null, Exception? innerException = null)
        : base(message, innerException!) => DamagedIds = damagedIds ?? [];

    /// <summary>The damaged ids of all tables; empty where something else is wrong.</summary>
    public IReadOnlyList<AuthorsDamagedId> DamagedIds { get; }
}
