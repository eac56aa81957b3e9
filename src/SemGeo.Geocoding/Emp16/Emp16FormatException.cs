namespace SemGeo.Geocoding.Emp16;

/// <summary>An EMP-16 file is cut short or damaged, or holds a line that cannot be read while that counts as an error.</summary>
public sealed class Emp16FormatException : IOException
{
    /// <summary>Creates the exception.</summary>
    public Emp16FormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
