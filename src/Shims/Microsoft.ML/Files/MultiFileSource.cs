using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Files, given by paths; file names may have the wildcards <c>*</c> and <c>?</c>, and a path may be several with a <c>+</c> between them.</summary>
public sealed class MultiFileSource : IMultiStreamSource
{
    private readonly string[] _paths;

    /// <summary>Makes a source of files. Null is a source without files.</summary>
    public MultiFileSource(params string[]? paths)
    {
        if (paths is null or [null])
        {
            _paths = [];
            return;
        }

        string[] found = [.. paths.SelectMany(FilePattern.Expand)];
        _paths = found.Length > 0 ? found : paths;
    }

    /// <summary>Number of files.</summary>
    public int Count => _paths.Length;

    /// <summary>The path of a file.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such file.</exception>
    public string GetPathOrNull(int index)
    {
        Contracts.CheckParam(0 <= index && index < Count, nameof(index));
        return _paths[index];
    }

    /// <summary>Opens a file; the caller disposes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public Stream Open(int index)
    {
        var path = GetPathOrNull(index);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new IOException($"Could not open file '{path}'. Error is: {e.Message}", e);
        }
    }

    /// <summary>Opens a file as text; the caller disposes the reader.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));
}
