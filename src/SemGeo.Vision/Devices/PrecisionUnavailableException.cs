namespace SemGeo.Vision.Devices;

/// <summary>A device was asked to compute with numbers that it cannot.</summary>
/// <param name="message">What was asked for, what was found, and what to do.</param>
/// <param name="innerException">What libtorch said.</param>
public sealed class PrecisionUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
