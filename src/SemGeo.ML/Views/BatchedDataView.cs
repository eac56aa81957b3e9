using Microsoft.ML;

namespace SemGeo.ML.Views;

/// <summary>A lazy view whose cursors compute a <see cref="BatchMap"/>'s columns for many rows at once, and not at all when nobody asks for them.</summary>
internal sealed class BatchedDataView(IDataView source, BatchMap map) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => map.OutputSchema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        Wrap(source.GetRowCursor(map.InputsFor(columnsNeeded), rand), map.ActiveFor(columnsNeeded));

    // One cursor: a batch already uses every core, and several would hold several batches in memory.
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private DataViewRowCursor Wrap(DataViewRowCursor input, bool[] active) =>
        active.AsSpan(map.InputSchema.Count).Contains(true) ? new BatchedCursor(input, map, active) : new MappedCursor(input, map, active);
}
