using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A cursor over some rows of another one, with the same columns. Owns the other cursor.</summary>
internal abstract class LinkedCursor(DataViewRowCursor input, ActiveColumns active) : RootCursor
{
    public override DataViewSchema Schema => input.Schema;

    public override long Batch => input.Batch;

    protected DataViewRowCursor Input => input;

    public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Contracts.Check(active.Contains(column), $"Column '{column.Name}' is not active.");
        return input.GetGetter<TValue>(column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    protected override void DisposeCore() => input.Dispose();
}
