using SemGeo.Imaging;

namespace SemGeo.Vision.Input;

/// <summary>Gets at the encoded bytes of an example. One instance a thread: the bytes of a file lie in a buffer that the next file uses again.</summary>
internal sealed class ImageBytes
{
    private const int LargeLength = 8 << 20;
    private const double Spare = 0.25;

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
        var count = PhotoFile.ReadInto(path, ref _buffer, Spare);
        return _buffer.AsSpan(0, count);
    }
}
