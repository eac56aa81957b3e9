namespace Microsoft.ML;

/// <summary>One stream of an archive while it is open. Closing it hands the stream back to the archive.</summary>
internal sealed class RepositoryEntry(string path, Stream stream, Action<RepositoryEntry> onClose) : IDisposable
{
    private Action<RepositoryEntry>? _onClose = onClose;

    /// <summary>Where it is in the archive, with '/' between folders.</summary>
    public string Path => path;

    public Stream Stream => stream;

    public void Dispose()
    {
        var close = _onClose;
        _onClose = null;
        close?.Invoke(this);
    }
}
