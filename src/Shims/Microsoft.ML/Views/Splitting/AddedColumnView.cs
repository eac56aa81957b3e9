namespace Microsoft.ML.Data;

/// <summary>A view with one more column, which is last and whose values depend on the row of the source alone or on its place.</summary>
/// <param name="source">The view.</param>
/// <param name="added">The column.</param>
/// <param name="inputs">The columns that its values are made of.</param>
/// <param name="getterOver">Makes its getter over a row of the source.</param>
/// <param name="inOrder">Whether values depend on the row's place, so that rows have to be read one after the other in their own order.</param>
internal sealed class AddedColumnView(
    IDataView source, DataViewSchema.DetachedColumn added, DataViewSchema.Column[] inputs, Func<DataViewRow, Delegate> getterOver, bool inOrder) : IDataView
{
    public bool CanShuffle => !inOrder && source.CanShuffle;

    public DataViewSchema Schema { get; } = SchemaOf(source.Schema, added);

    private int AddedIndex => source.Schema.Count;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        return new Cursor(this, source.GetRowCursor(NeededBelow(active), CanShuffle ? rand : null), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        if (inOrder && active[AddedIndex])
            return [GetRowCursor(active.Columns)];
        return Array.ConvertAll(source.GetRowCursorSet(NeededBelow(active), n, CanShuffle ? rand : null), DataViewRowCursor (input) => new Cursor(this, input, active));
    }

    private static DataViewSchema SchemaOf(DataViewSchema source, DataViewSchema.DetachedColumn added)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(source);
        builder.AddColumns([added]);
        return builder.ToSchema();
    }

    private IEnumerable<DataViewSchema.Column> NeededBelow(ActiveColumns active) =>
        source.Schema.Where(c => active[c.Index]).Concat(active[AddedIndex] ? inputs : []);

    private sealed class Cursor(AddedColumnView view, DataViewRowCursor input, ActiveColumns active) : LinkedCursor(input, active)
    {
        private readonly Delegate? _added = active[view.AddedIndex] ? view.MakeGetter(input) : null;

        public override DataViewSchema Schema => view.Schema;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Runtime.Contracts.Check(IsColumnActive(column), $"Column '{column.Name}' is not active.");
            return column.Index == view.AddedIndex ? Getters.As<TValue>(_added!, column) : Input.GetGetter<TValue>(Input.Schema[column.Index]);
        }

        protected override bool MoveNextCore() => Input.MoveNext();
    }

    private Delegate MakeGetter(DataViewRow row) => getterOver(row);
}
