using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>A view with some columns of another; maps single rows too.</summary>
internal sealed class SelectedView : IDataView, IRowToRowMapper
{
    private readonly DataViewSchema.Column[] _sources;
    private readonly IDataView? _source;

    public SelectedView(DataViewSchema input, DataViewSchema.Column[] sources, IDataView? source)
    {
        InputSchema = input;
        _sources = sources;
        _source = source;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(sources.Select(c => new DataViewSchema.DetachedColumn(c)));
        OutputSchema = builder.ToSchema();
    }

    public bool CanShuffle => Source.CanShuffle;

    public DataViewSchema Schema => OutputSchema;

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    private IDataView Source => _source ?? throw Contracts.Except("A mapper of single rows has no rows of its own.");

    public long? GetRowCount() => Source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        return new Cursor(this, Source.GetRowCursor(GetDependencies(active.Columns), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        return Array.ConvertAll(Source.GetRowCursorSet(GetDependencies(active.Columns), n, rand), DataViewRowCursor (input) => new Cursor(this, input, active));
    }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        [.. dependingColumns.Select(c => _sources[c.Index].Index).Distinct().Order().Select(i => InputSchema[i])];

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Contracts.CheckValue(input, nameof(input));
        return new Row(this, input);
    }

    private sealed class Row(SelectedView view, DataViewRow input) : DataViewRow
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => view.OutputSchema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(view._sources[column.Index]);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(view._sources[column.Index]);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
        }
    }

    private sealed class Cursor(SelectedView view, DataViewRowCursor input, ActiveColumns active) : SynchronizedCursor(input, active)
    {
        public override DataViewSchema Schema => view.OutputSchema;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Contracts.CheckParam(IsColumnActive(column), nameof(column), "requested column not active");
            return Input.GetGetter<TValue>(view._sources[column.Index]);
        }
    }
}
