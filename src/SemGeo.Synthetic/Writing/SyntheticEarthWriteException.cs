namespace SemGeo.Synthetic.Writing;

/// <summary>A synthetic set could not be written. Nothing half-written was left in its place.</summary>
/// <param name="message">Where, why, and what to do.</param>
/// <param name="innerException">The file system's own error, if there is one.</param>
public sealed class SyntheticEarthWriteException(string message, Exception? innerException = null) : IOException(message, innerException);
