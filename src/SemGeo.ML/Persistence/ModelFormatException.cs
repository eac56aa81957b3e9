namespace SemGeo.ML.Persistence;

/// <summary>A model file is damaged, cut short, or holds no model.</summary>
/// <param name="message">What is wrong, in which part of the file, and what to do.</param>
/// <param name="innerException">The error below, if there is one.</param>
public sealed class ModelFormatException(string message, Exception? innerException = null) : FormatException(message, innerException);
