using SemGeo.Files;

namespace SemGeo.Imaging;

/// <summary>Counts what is read of a stream: data whose parts point at each other ask for far more bytes than there are.</summary>
/// <remarks>The stream stays its owner's.</remarks>
/// <param name="inner">What is read; it can seek.</param>
/// <param name="budget">What may be read of it in all.</param>
internal sealed class BudgetedStream(Stream inner, ReadBudget budget) : SeekableReadStream(inner)
{
    /// <exception cref="ReadLimitException">The budget is used up.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = Inner.Read(buffer);
        budget.Take(ReadLimit.Bytes, read);
        return read;
    }

    /// <exception cref="ReadLimitException">The budget is used up.</exception>
    public override int ReadByte()
    {
        budget.Take(ReadLimit.Bytes, 1);
        return Inner.ReadByte();
    }
}
