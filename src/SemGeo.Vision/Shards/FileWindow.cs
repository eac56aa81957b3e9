using Microsoft.Win32.SafeHandles;
using SemGeo.Files;

namespace SemGeo.Vision.Shards;

/// <summary>Looks at small pieces of a file, wherever they lie, with few reads.</summary>
internal sealed class FileWindow : IDisposable
{
    private const int SmallestRead = 4096;

    private readonly SafeFileHandle _file;
    private byte[] _buffer = new byte[SmallestRead];
    private long _start;
    private int _count;

    private FileWindow(string path, SafeFileHandle file)
    {
        (Path, _file) = (path, file);
        Length = RandomAccess.GetLength(file);
    }

    public string Path { get; }

    /// <summary>The bytes of the file when it was opened.</summary>
    public long Length { get; }

    /// <exception cref="ShardException">The file cannot be opened.</exception>
    public static FileWindow Open(string path)
    {
        try
        {
            return new(path, RegularFile.OpenHandle(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ShardException($"The shard '{path}' cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>A piece of the file, shorter where the file ends; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Get(long offset, int count)
    {
        if (offset < _start || offset + count > _start + _count)
            Fill(offset, count);
        var skip = (int)(offset - _start);
        return _buffer.AsMemory(skip, Math.Min(count, _count - skip));
    }

    /// <exception cref="IOException">The disk refuses.</exception>
    private void Fill(long offset, int count)
    {
        var wanted = (int)Math.Min(Math.Max(count, SmallestRead), Math.Max(0, Length - offset));
        if (wanted > _buffer.Length)
            _buffer = new byte[wanted];
        (_start, _count) = (offset, 0);
        while (_count < wanted && RandomAccess.Read(_file, _buffer.AsSpan(_count, wanted - _count), offset + _count) is > 0 and var read)
            _count += read;
    }

    public void Dispose() => _file.Dispose();
}
