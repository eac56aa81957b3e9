namespace Microsoft.ML.Data;

/// <summary>A view of some of the columns of another.</summary>
internal sealed class ColumnChoice : IDataView
{
    private readonly IDataView _source;
    private readonly int[] _sourceIndexes;

    private ColumnChoice(IDataView source, int[] sourceIndexes)
    {
        _source = source;
        _sourceIndexes = sourceIndexes;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(sourceIndexes.Select(i => source.Schema[i]));
        Schema = builder.ToSchema();
    }

    public bool CanShuffle => _source.CanShuffle;

    public DataViewSchema Schema { get; }

    /// <summary>The view with the columns that pass a test; the view itself when all do.</summary>
    public static IDataView Of(IDataView source, Func<DataViewSchema.Column, bool> keep)
    {
        int[] kept = [.. source.Schema.Where(keep).Select(c => c.Index)];
        return kept.Length == source.Schema.Count ? source : new ColumnChoice(source, kept);
    }

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        return new Cursor(this, _source.GetRowCursor(NeededBelow(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        return Array.ConvertAll(_source.GetRowCursorSet(NeededBelow(active), n, rand), DataViewRowCursor (input) => new Cursor(this, input, active));
    }

    private IEnumerable<DataViewSchema.Column> NeededBelow(ActiveColumns active) => active.Columns.Select(c => _source.Schema[_sourceIndexes[c.Index]]);

    private sealed class Cursor(ColumnChoice view, DataViewRowCursor input, ActiveColumns active) : LinkedCursor(input, active)
    {
        public override DataViewSchema Schema => view.Schema;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Runtime.Contracts.Check(IsColumnActive(column), $"Column '{column.Name}' is not active.");
            return Input.GetGetter<TValue>(Input.Schema[view._sourceIndexes[column.Index]]);
        }

        protected override bool MoveNextCore() => Input.MoveNext();
    }
}
