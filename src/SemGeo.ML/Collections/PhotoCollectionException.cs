namespace SemGeo.ML.Collections;

/// <summary>A collection of photos cannot be used: the folder is absent or empty, or a table lacks a column.</summary>
public sealed class PhotoCollectionException : Exception
{
    internal PhotoCollectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
