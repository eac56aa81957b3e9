namespace Microsoft.ML.Data;

/// <summary>Several streams, mostly files, one after the other.</summary>
public interface IMultiStreamSource
{
    /// <summary>Number of streams.</summary>
    int Count { get; }

    /// <summary>The path of a stream, or null where it has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such stream.</exception>
    string? GetPathOrNull(int index);

    /// <summary>Opens a stream; the caller disposes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such stream.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    Stream Open(int index);

    /// <summary>Opens a stream as UTF-8 text; the caller disposes the reader.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such stream.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    TextReader OpenTextReader(int index);
}
