namespace SemGeo.Vision.Devices;

/// <summary>A GPU was asked for that is not there.</summary>
/// <param name="message">What was asked for, what was found, and what to do.</param>
public sealed class GpuUnavailableException(string message) : Exception(message);
