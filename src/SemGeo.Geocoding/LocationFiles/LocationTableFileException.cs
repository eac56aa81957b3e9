namespace SemGeo.Geocoding.LocationFiles;

/// <summary>A file of locations cannot be used: its name tells no format, it is damaged, or it lacks the ids.</summary>
public sealed class LocationTableFileException : IOException
{
    /// <summary>Creates the exception.</summary>
    public LocationTableFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
