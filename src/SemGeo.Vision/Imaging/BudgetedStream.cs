using SemGeo.Files;

namespace SemGeo.Vision.Imaging;

/// <summary>Counts what is read of a stream: data whose parts point at each other ask for far more bytes than there are.</summary>
/// <remarks>The stream stays its owner's.</remarks>
/// <param name="inner">What is read; it can seek.</param>
/// <param name="budget">What may be read of it in all.</param>
internal sealed class BudgetedStream(Stream inner, ReadBudget budget) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    /// <exception cref="ReadLimitException">The budget is used up.</exception>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="ReadLimitException">The budget is used up.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        budget.Take(ReadLimit.Bytes, read);
        return read;
    }

    /// <exception cref="ReadLimitException">The budget is used up.</exception>
    public override int ReadByte()
    {
        budget.Take(ReadLimit.Bytes, 1);
        return inner.ReadByte();
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
