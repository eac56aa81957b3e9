namespace Microsoft.ML.Data;

/// <summary>The rows of a view that pass a test.</summary>
/// <param name="source">The view.</param>
/// <param name="tested">The columns that the test reads.</param>
/// <param name="testOver">Makes the test of a row's current values.</param>
internal sealed class FilterView(IDataView source, IEnumerable<DataViewSchema.Column> tested, Func<DataViewRow, Func<bool>> testOver) : IDataView
{
    private readonly DataViewSchema.Column[] _tested = [.. tested];

    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        return Over(source.GetRowCursor(NeededBelow(active), CanShuffle ? rand : null), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        return Array.ConvertAll(source.GetRowCursorSet(NeededBelow(active), n, CanShuffle ? rand : null), input => Over(input, active));
    }

    private IEnumerable<DataViewSchema.Column> NeededBelow(ActiveColumns active) => active.Columns.Concat(_tested);

    private DataViewRowCursor Over(DataViewRowCursor input, ActiveColumns active) => new Cursor(input, active, testOver(input));

    private sealed class Cursor(DataViewRowCursor input, ActiveColumns active, Func<bool> test) : LinkedCursor(input, active)
    {
        protected override bool MoveNextCore()
        {
            while (Input.MoveNext())
                if (test())
                    return true;
            return false;
        }
    }
}
