namespace SemGeo.Vision.Shards;

/// <summary>Shards cannot be used: there are none, one is damaged and the options say Throw, or a folder holds shards of other photos.</summary>
public sealed class ShardException : IOException
{
    /// <summary>Creates the exception.</summary>
    public ShardException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
