namespace SemGeo.Files;

/// <summary>A file of data cannot be used: it is of another format or version, cut short, damaged, contradicts what is asked of it, or its place is taken.</summary>
public class DataFileException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file or folder; null where the data come from a stream.</param>
    /// <param name="message">Which file, what is wrong, and how to repair it.</param>
    /// <param name="innerException">The error that revealed it, if any.</param>
    public DataFileException(string? path, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Path = path;
    }

    /// <summary>The file or folder; null where the data come from a stream.</summary>
    public string? Path { get; }
}

/// <summary>A line of a file that could not be read.</summary>
/// <param name="LineNumber">The line, from 1.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record DamagedLine(long LineNumber, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {LineNumber}: {Reason}";
}
