using Microsoft.ML;

namespace SemGeo.ML.Views;

/// <summary>A step that is much cheaper for many rows at once: a <see cref="BatchedDataView"/> reads ahead, a PredictionEngine takes rows one by one.</summary>
internal abstract class BatchMap(DataViewSchema input, IReadOnlyList<DataViewSchema.DetachedColumn> added, int batchSize, int firstBatchSize = 1) : RowMap(input, added)
{
    /// <summary>The most rows that are computed at once.</summary>
    public int BatchSize => batchSize;

    /// <summary>The rows that a cursor computes first; each batch has four times as many as the one before, up to <see cref="BatchSize"/>.</summary>
    public int FirstBatchSize => Math.Min(firstBatchSize, batchSize);

    /// <summary>Whether a cursor prepares the next batch while it computes a full one: worth it where preparing is work of its own.</summary>
    public virtual bool PreparesAhead => false;

    /// <summary>A batch over a live row; null when no added column was asked for.</summary>
    public abstract IRowBatch? CreateBatch(DataViewRow input, int capacity, Func<int, bool> isAddedActive);

    public sealed override Delegate?[] CreateGetters(DataViewRow input, Func<int, bool> isAddedActive)
    {
        var batch = CreateBatch(input, 1, isAddedActive);
        if (batch is null)
            return new Delegate?[AddedCount];
        var memo = new RowMemo(input, () =>
        {
            batch.Fetch(0);
            batch.Prepare(0, 1)();
        });

        // The slot is asked for first by every getter: that is when the row is computed.
        return batch.CreateGetters(() =>
        {
            memo.Update();
            return 0;
        });
    }
}
