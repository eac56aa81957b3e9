using System.IO.Compression;

namespace SemGeo.Vision.Weights.PyTorch;

/// <summary>
/// A checkpoint of PyTorch 1.6 and later: a zip archive with the pickle "NAME/data.pkl" and each storage, uncompressed, as "NAME/data/KEY". Entries are looked up by name;
/// nothing is ever written.
/// </summary>
internal sealed class ZipStorageFile : IStorageFile
{
    private const string PickleName = "data.pkl";

    private readonly Stream _stream;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = [];
    private readonly PersistentStorages _storages = new();
    private readonly string _root;

    /// <param name="stream">The file; it can seek and stays the caller's.</param>
    /// <exception cref="WeightFormatException">It is damaged, or holds something other than tensors.</exception>
    public ZipStorageFile(Stream stream)
    {
        _stream = stream;
        try
        {
            _archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in _archive.Entries)
            {
                if (!_entries.TryAdd(entry.FullName, entry))
                    throw new WeightFormatException($"The archive has two entries '{entry.FullName}': it was tampered with.");
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException or ArgumentException)
        {
            _archive?.Dispose();
            throw new WeightFormatException($"The file is a damaged or cut off zip archive: {error.Message}", error);
        }

        var pickle = _entries.Keys.FirstOrDefault(name => name.Split('/') is [_, PickleName])
            ?? throw new WeightFormatException("The zip archive has no 'data.pkl' in a folder of its own: it is no checkpoint of PyTorch.");
        _root = pickle[..^PickleName.Length];
        if (_entries.TryGetValue($"{_root}byteorder", out var order) && ReadSmall(order) != "little")
            throw new WeightFormatException("The checkpoint was written on a machine of the other byte order. Save it again on a common one.");
        Root = Unpickle(_entries[pickle]);
    }

    /// <inheritdoc/>
    public object? Root { get; }

    /// <inheritdoc/>
    public void Check(PickledStorage storage)
    {
        var entry = Find(storage);
        var length = _storages.Find(storage.Key)!.Count * SafeTensorTypes.SizeOf(storage.Type);
        if (entry.Length != length)
            throw new WeightFormatException($"The entry '{entry.FullName}' has {entry.Length} bytes instead of {length}: it was changed.");
        CheckHeld(entry);
    }

    /// <inheritdoc/>
    public void Read(PickledStorage storage, long begin, Span<byte> destination)
    {
        Check(storage);
        var entry = Find(storage);
        var name = entry.FullName;
        try
        {
            using var content = Open(entry);
            if (!TrySkip(content, begin) || content.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) < destination.Length)
                throw new WeightFormatException($"The entry '{name}' ends early: the archive is cut off or damaged.");
        }
        catch (InvalidDataException error)
        {
            throw Unreadable(entry, error);
        }
    }

    public void Dispose() => _archive.Dispose();

    private ZipArchiveEntry Find(PickledStorage storage) => _entries.GetValueOrDefault($"{_root}data/{storage.Key}")
        ?? throw new WeightFormatException($"The archive has no entry '{_root}data/{storage.Key}', in which a tensor's numbers should be: it is incomplete.");

    private object? Unpickle(ZipArchiveEntry entry)
    {
        try
        {
            using var content = Open(entry);
            return new PickleMachine(new PickleBytes(content, entry.Length), _storages.Load).Run();
        }
        catch (InvalidDataException error)
        {
            throw Unreadable(entry, error);
        }
    }

    private string ReadSmall(ZipArchiveEntry entry)
    {
        try
        {
            using var reader = new StreamReader(Open(entry));
            var text = new char[16];
            return new string(text, 0, reader.ReadBlock(text));
        }
        catch (InvalidDataException error)
        {
            throw Unreadable(entry, error);
        }
    }

    private static WeightFormatException Unreadable(ZipArchiveEntry entry, Exception error) => new($"The entry '{entry.FullName}' cannot be read: {error.Message}", error);

    // PyTorch never compresses, so that storages can be mapped; an archive that does could claim any length, and the directory of one that does not.
    private void CheckHeld(ZipArchiveEntry entry)
    {
        if (entry.CompressedLength != entry.Length)
            throw new WeightFormatException($"The entry '{entry.FullName}' is compressed, which PyTorch's checkpoints are not: unpack it and save it again with torch.save.");
        if (entry.Length > _stream.Length)
            throw new WeightFormatException($"The entry '{entry.FullName}' is said to have {entry.Length} bytes, but the whole file has {_stream.Length}: it is cut off or damaged.");
    }

    private Stream Open(ZipArchiveEntry entry)
    {
        CheckHeld(entry);
        try
        {
            return entry.Open();
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException)
        {
            throw Unreadable(entry, error);
        }
    }

    private static bool TrySkip(Stream stream, long count)
    {
        if (stream.CanSeek)
        {
            stream.Position = count;
            return true;
        }

        Span<byte> chunk = stackalloc byte[4096];
        while (count > 0)
        {
            var read = stream.Read(chunk[..(int)Math.Min(chunk.Length, count)]);
            if (read == 0)
                return false;
            count -= read;
        }

        return true;
    }
}
