namespace SemGeo.Geocoding.Embedded;

/// <summary>A gazetteer file is truncated, corrupt, or written for another version of this library.</summary>
/// <param name="message">What is wrong, and how to repair it.</param>
/// <param name="innerException">The error that revealed it, if any.</param>
public sealed class GazetteerFormatException(string message, Exception? innerException = null) : IOException(message, innerException);
