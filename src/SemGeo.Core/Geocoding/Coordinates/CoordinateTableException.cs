namespace SemGeo.Geocoding;

/// <summary>A table of coordinates cannot be used: it is empty, lacks a column, or a quote never closes.</summary>
public sealed class CoordinateTableException : IOException
{
    /// <summary>Creates the exception.</summary>
    public CoordinateTableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
