namespace Microsoft.ML.Data;

/// <summary>
/// A view whose rows come in random order: each row is drawn from a pool that a source, itself shuffled where it can be, keeps full.
/// Columns that cannot be kept, such as images, are left out.
/// </summary>
internal sealed class ShuffledView(IDataView source, int seed, int poolSize, bool shuffleSource) : IDataView
{
    private readonly IDataView _source = ColumnChoice.Of(source, c => ColumnBuffer.CanKeep(c.Type));

    public bool CanShuffle => true;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var own = rand ?? new Runtime.TauswortheHybrid((uint)seed);
        var below = shuffleSource ? new Runtime.TauswortheHybrid(own) : null;
        var input = _source.GetRowCursor(columnsNeeded, below);
        return poolSize == 1 ? input : new ShuffledCursor(input, new ActiveColumns(Schema, columnsNeeded), poolSize, own);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];
}
