namespace SemGeo.Vision.Weights;

/// <summary>A weight file is corrupt, cut off, of an unknown format, or holds something other than tensors.</summary>
/// <param name="message">What is wrong with the file.</param>
/// <param name="innerException">The parser's own error, if there is one.</param>
public sealed class WeightFormatException(string message, Exception? innerException = null) : Exception(message, innerException);
