namespace Microsoft.ML.Data;

/// <summary>Deals blocks of rows to the cursors of a set; a single cursor takes all rows as one block.</summary>
internal sealed class CacheBlocks(bool single)
{
    private const int BlockSize = 64;

    private int _next = -1;

    public (int Block, int First, int End) Next(int rows)
    {
        var block = Interlocked.Increment(ref _next);
        if (single)
            return (block, block == 0 ? 0 : rows, rows);
        var first = Math.Min((long)block * BlockSize, rows);
        return (block, (int)first, (int)Math.Min(first + BlockSize, rows));
    }
}
