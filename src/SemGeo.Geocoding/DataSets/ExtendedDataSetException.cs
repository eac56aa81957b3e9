namespace SemGeo.Geocoding.DataSets;

/// <summary>An interrupted run cannot go on: the coordinates or the geocoder are others than it began with, or another run is at it.</summary>
public sealed class ExtendedDataSetException : IOException
{
    /// <summary>Creates the exception.</summary>
    public ExtendedDataSetException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
