namespace SemGeo.Geocoding.Providers;

/// <summary>A geocoder cannot be opened: nobody knows the provider, or what it needs is not there.</summary>
public sealed class GeocoderUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="provider">The provider's kind.</param>
    /// <param name="message">What is missing and how to mend it.</param>
    /// <param name="innerException">The cause, or null.</param>
    public GeocoderUnavailableException(string provider, string message, Exception? innerException = null)
        : base(message, innerException) => Provider = provider;

    /// <summary>The provider's kind.</summary>
    public string Provider { get; }
}
