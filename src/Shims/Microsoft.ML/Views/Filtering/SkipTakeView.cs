namespace Microsoft.ML.Data;

/// <summary>A run of a view's rows in their own order.</summary>
internal sealed class SkipTakeView(IDataView source, long skip, long take) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => take == 0 ? 0 : source.GetRowCount() is { } count ? Math.Min(Math.Max(0, count - skip), take) : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        return new Cursor(source.GetRowCursor(active.Columns), active, skip, take);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor input, ActiveColumns active, long skip, long take) : LinkedCursor(input, active)
    {
        private long _skip = skip;
        private long _take = take;

        public override long Batch => 0;

        protected override bool MoveNextCore()
        {
            if (_take-- <= 0)
                return false;
            for (; _skip > 0; _skip--)
                if (!Input.MoveNext())
                    return false;
            return Input.MoveNext();
        }
    }
}
