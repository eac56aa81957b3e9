namespace SemGeo.Files;

/// <summary>Bytes that were read already, in front of what follows them; both are the stream's to dispose.</summary>
internal sealed class HeadedStream(ReadOnlyMemory<byte> head, Stream tail) : ForwardReadStream
{
    private ReadOnlyMemory<byte> _head = head;

    /// <summary>Reads the beginning of a stream without taking it away.</summary>
    /// <param name="stream">The stream; owned by the one that is returned.</param>
    /// <param name="count">The bytes to look at.</param>
    public static (byte[] Start, Stream Whole) Peek(Stream stream, int count)
    {
        var start = new byte[count];
        start = start[..stream.ReadAtLeast(start, count, throwOnEndOfStream: false)];
        return (start, new HeadedStream(start, stream));
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_head.IsEmpty)
            return tail.Read(buffer);
        var count = Math.Min(buffer.Length, _head.Length);
        _head.Span[..count].CopyTo(buffer);
        _head = _head[count..];
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            tail.Dispose();
        base.Dispose(disposing);
    }
}
