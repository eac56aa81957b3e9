namespace Microsoft.ML.Data;

/// <summary>A cursor with a row for each row of another one, which it owns. Values stay readable behind the end as far as the other's do.</summary>
internal abstract class SynchronizedCursor(DataViewRowCursor input, ActiveColumns active) : DataViewRowCursor
{
    public sealed override long Position => input.Position;

    public sealed override long Batch => input.Batch;

    protected DataViewRowCursor Input => input;

    public sealed override bool MoveNext() => input.MoveNext();

    public sealed override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public sealed override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();
    }
}
