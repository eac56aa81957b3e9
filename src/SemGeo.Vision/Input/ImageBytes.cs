using SemGeo.Files;
using SemGeo.Vision.Imaging;
using SemGeo.Vision.Shards;

namespace SemGeo.Vision.Input;

/// <summary>Gets at the encoded bytes of an example. One instance a thread: the bytes of a file lie in a buffer that the next file uses again.</summary>
internal sealed class ImageBytes
{
    private const int LargeLength = 8 << 20;

    private byte[] _buffer = new byte[256 << 10];

    /// <summary>Whether a large file has been read.</summary>
    public bool IsLarge => _buffer.Length > LargeLength;

    /// <summary>The bytes, valid until the next call.</summary>
    /// <exception cref="ImageDecodingException">There are none; the message says why.</exception>
    public ReadOnlySpan<byte> Get(PhotoExample example)
    {
        var bytes = !example.Bytes.IsEmpty ? example.Bytes.Span : ReadFile(example.Path);
        if (ForeignFormat.Describe(bytes) is { } reason)
            throw new ImageDecodingException(reason);
        return bytes;
    }

    private ReadOnlySpan<byte> ReadFile(string? path)
    {
        if (string.IsNullOrEmpty(path))
            throw new ImageDecodingException("The row has neither the bytes of an image nor a path.");
        try
        {
            var isInShard = ShardAddress.TryParse(path, out var address);
            using var file = File.OpenHandle(ToLocal(isInShard ? address.Path : path), options: isInShard ? FileOptions.None : FileOptions.SequentialScan);
            var (offset, length) = (address.Offset, isInShard ? address.Length : RandomAccess.GetLength(file));
            if (isInShard && offset + length > RandomAccess.GetLength(file))
                throw new ImageDecodingException("The shard is shorter than it was.");
            if (length > Array.MaxLength)
                throw new ImageDecodingException($"The file has {length} bytes; an image has less than 2 GB.");
            if (length > _buffer.Length)
                _buffer = GC.AllocateUninitializedArray<byte>((int)Math.Min(Array.MaxLength, length + length / 4));
            var read = 0;
            while (read < length && RandomAccess.Read(file, _buffer.AsSpan(read, (int)length - read), offset + read) is > 0 and var count)
                read += count;
            return _buffer.AsSpan(0, read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or UriFormatException)
        {
            throw new ImageDecodingException(Explain(path, error), error);
        }
    }

    private static string ToLocal(string path) => path.StartsWith("file://", StringComparison.OrdinalIgnoreCase) ? new Uri(path).LocalPath : path;

    private static string Explain(string path, Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException when path.Contains("://", StringComparison.Ordinal) => "Only files are read, no other addresses: download the image first.",
        FileNotFoundException or DirectoryNotFoundException => PhotoPath.WhyAbsent(path) is { } cause ? $"The file does not exist. {cause}" : "The file does not exist.",
        UnauthorizedAccessException when Directory.Exists(path) => "It is a directory, not a file.",
        UnauthorizedAccessException => "The file may not be read (access denied).",
        _ => $"The file cannot be read: {error.Message}",
    };
}
