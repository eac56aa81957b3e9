namespace SemGeo.Files;

/// <summary>A file for a library that may read a damaged one for ever: who goes on reading at its end, or reads it over and over, is stopped.</summary>
/// <param name="file">The file, which it disposes; it can seek.</param>
internal sealed class FruitlessReadGuard(Stream file) : Stream
{
    private const int MostAtEnd = 1_000, MostTimes = 64;
    private const long MostOfAny = 16L << 20;

    private int _atEnd;
    private long _given;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer);
        if (read == 0 && !buffer.IsEmpty && ++_atEnd > MostAtEnd)
            throw new InvalidDataException("it is read on and on behind its end");
        _given += read;
        return _given <= MostOfAny + MostTimes * file.Length ? read : throw new InvalidDataException("it is read again and again");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
