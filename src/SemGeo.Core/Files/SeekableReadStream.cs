namespace SemGeo.Files;

/// <summary>A stream over another one that can seek, for whoever looks at what is read of it.</summary>
/// <param name="inner">What is read; it stays its owner's.</param>
internal abstract class SeekableReadStream(Stream inner) : Stream
{
    public sealed override bool CanRead => true;

    public sealed override bool CanSeek => true;

    public sealed override bool CanWrite => false;

    /// <summary>What is read.</summary>
    protected Stream Inner { get; } = inner;

    public sealed override long Length => Inner.Length;

    public sealed override long Position
    {
        get => Inner.Position;
        set => Inner.Position = value;
    }

    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public abstract override int Read(Span<byte> buffer);

    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public sealed override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public sealed override long Seek(long offset, SeekOrigin origin) => Inner.Seek(offset, origin);

    public sealed override void Flush()
    {
    }

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
