using System.IO.Compression;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Reads an archive. A stream is unpacked once, on first use, to no more than the bytes that its entry declares.</summary>
internal sealed class RepositoryReader : Repository
{
    // Deflate cannot pack better than about 1032 to 1: a larger claim is a lie and must not fill the disk.
    private const long MaxDeflateRatio = 1040;

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unpacked = new(StringComparer.Ordinal);
    private readonly List<Stream> _open = [];

    private RepositoryReader(ZipArchive archive, IHostEnvironment? env)
        : base(env)
    {
        _archive = archive;
        foreach (var entry in archive.Entries)
            _entries[Normalized(entry.FullName)] = entry;
    }

    /// <summary>Opens the archive on <paramref name="stream"/>, which stays open.</summary>
    /// <exception cref="FormatException">The stream is no archive, or not a whole one.</exception>
    public static RepositoryReader Open(Stream stream, IHostEnvironment? env = null)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            _ = archive.Entries.Count; // Reads the directory, before anything is made on disk.
            return new RepositoryReader(archive, env);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            archive?.Dispose();
            throw Contracts.ExceptDecode("Failed to open a zip archive", e);
        }
    }

    /// <summary>The stream of that name, at its start, or null when the archive lacks it.</summary>
    public RepositoryEntry? OpenEntryOrNull(string? directory, string name)
    {
        var path = PathOf(directory, name);
        if (!_entries.TryGetValue(path, out var entry))
            return null;
        if (!_unpacked.TryGetValue(path, out var file))
            _unpacked.Add(path, file = Unpack(entry, path));
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        _open.Add(stream);
        return new RepositoryEntry(path, stream, closed =>
        {
            _open.Remove(closed.Stream);
            closed.Stream.Dispose();
        });
    }

    protected override void Close()
    {
        foreach (var stream in _open)
            stream.Dispose();
        _archive.Dispose();
    }

    private string Unpack(ZipArchiveEntry entry, string path)
    {
        Contracts.CheckDecode(entry.Length <= entry.CompressedLength * MaxDeflateRatio,
            $"Corrupt model: '{path}' claims {entry.Length} bytes from {entry.CompressedLength} packed ones");
        using var target = CreateSpoolFile();
        try
        {
            using var source = entry.Open();
            var buffer = new byte[1 << 16];
            for (int count; (count = source.Read(buffer)) > 0;)
            {
                Contracts.CheckDecode(target.Position + count <= entry.Length, $"Corrupt model: '{path}' has more than the {entry.Length} bytes it declares");
                target.Write(buffer, 0, count);
            }
        }
        catch (InvalidDataException e)
        {
            throw Contracts.ExceptDecode($"Corrupt model: '{path}' cannot be unpacked: {e.Message}", e);
        }

        Contracts.CheckDecode(target.Position == entry.Length, $"Corrupt model: '{path}' has {target.Position} of the {entry.Length} bytes it declares");
        return target.Name;
    }
}
