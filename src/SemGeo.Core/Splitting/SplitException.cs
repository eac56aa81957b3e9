namespace SemGeo.Splitting;

/// <summary>A collection cannot be split as wanted: nothing ties its photos to a part, or a part would be empty.</summary>
public sealed class SplitException : Exception
{
    /// <summary>Creates the exception.</summary>
    public SplitException(string message)
        : base(message)
    {
    }
}
