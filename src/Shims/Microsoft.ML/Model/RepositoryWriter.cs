using System.IO.Compression;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Writes an archive. Streams may be open at the same time; they are packed in the order in which they were closed.</summary>
internal sealed class RepositoryWriter : Repository
{
    // The version of the format that the streams have, with what wrote them behind the plus.
    private const string ProductVersion = "5.0.0+semgeo.shim";

    private readonly ZipArchive _archive;
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly List<RepositoryEntry> _open = [];
    private readonly Queue<RepositoryEntry> _closed = new();
    private bool _done;

    private RepositoryWriter(Stream stream, IHostEnvironment? env)
        : base(env) => _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Starts an archive on <paramref name="stream"/>, which stays open.</summary>
    public static RepositoryWriter CreateNew(Stream stream, IHostEnvironment? env = null)
    {
        var writer = new RepositoryWriter(stream, env);
        using var entry = writer.CreateEntry("TrainingInfo", "Version.txt");
        using var text = new StreamWriter(entry.Stream, leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(ProductVersion);
        return writer;
    }

    /// <summary>Opens a new stream of the archive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The archive has one of that name, or the name leaves the archive.</exception>
    public RepositoryEntry CreateEntry(string? directory, string name)
    {
        Flush();
        var path = PathOf(directory, name);
        Contracts.CheckParam(_paths.Add(path), nameof(name), $"Duplicate entry: '{path}'");
        var entry = new RepositoryEntry(path, CreateSpoolFile(), closed =>
        {
            _open.Remove(closed);
            _closed.Enqueue(closed);
        });
        _open.Add(entry);
        return entry;
    }

    /// <summary>Completes the archive.</summary>
    public void Commit()
    {
        while (_open.Count > 0)
            _open[^1].Dispose();
        Flush();
        _done = true;
        _archive.Dispose();
    }

    protected override void Close()
    {
        foreach (var entry in _open.Concat(_closed))
            entry.Stream.Dispose();
        if (_done)
            return;
        _done = true;
        try
        {
            _archive.Dispose();
        }
        catch (IOException)
        {
            // The archive was given up; the exception that is on its way says why.
        }
    }

    private void Flush()
    {
        while (_closed.TryDequeue(out var entry))
        {
            using var source = (FileStream)entry.Stream;
            using (var target = _archive.CreateEntry(entry.Path).Open())
            {
                source.Position = 0;
                source.CopyTo(target);
            }

            File.Delete(source.Name);
        }
    }
}
