using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A view with the columns that a transformer adds, computed when rows are read and only where asked for; maps single rows too.</summary>
internal sealed class MappedView(MappedSchema schema, IDataView? source) : IDataView, IRowToRowMapper
{
    public bool CanShuffle => Source.CanShuffle;

    public DataViewSchema Schema => schema.Schema;

    public DataViewSchema InputSchema => schema.Input;

    public DataViewSchema OutputSchema => schema.Schema;

    private IDataView Source => source ?? throw Contracts.Except("A mapper of single rows has no rows of its own.");

    public long? GetRowCount() => Source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        return new Cursor(schema, Source.GetRowCursor(schema.InputsOf(active.Columns), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        return Array.ConvertAll(Source.GetRowCursorSet(schema.InputsOf(active.Columns), n, rand), DataViewRowCursor (input) => new Cursor(schema, input, active));
    }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) => schema.InputsOf(dependingColumns);

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckValue(activeColumns, nameof(activeColumns));
        Contracts.Check(input.Schema == InputSchema, "Schema of input row must be the same as the schema the mapper is bound to");
        return new Row(schema, input, activeColumns);
    }

    private sealed class Row(MappedSchema schema, DataViewRow input, IEnumerable<DataViewSchema.Column> columns) : DataViewRow
    {
        private readonly MappedRow _row = new(schema, input, columns);

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => schema.Schema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => _row.IsActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _row.GetGetter<TValue>(column);

        protected override void Dispose(bool disposing)
        {
            if (!disposing)
                return;
            _row.Dispose();
            input.Dispose();
        }
    }

    private sealed class Cursor(MappedSchema schema, DataViewRowCursor input, ActiveColumns active) : SynchronizedCursor(input, active)
    {
        private readonly MappedRow _row = new(schema, input, active.Columns);

        public override DataViewSchema Schema => schema.Schema;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Contracts.CheckParam(IsColumnActive(column), nameof(column), "requested column not active");
            return _row.GetGetter<TValue>(column);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _row.Dispose();
            base.Dispose(disposing);
        }
    }
}
