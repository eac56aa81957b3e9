using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A view of row objects, read anew by each cursor.</summary>
internal sealed class EnumerableView<TRow>(IEnumerable<TRow> rows, RowColumn[] columns) : IDataView
    where TRow : class
{
    public bool CanShuffle => false;

    public DataViewSchema Schema { get; } = RowColumn.SchemaOf(columns);

    public long? GetRowCount() => (rows as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(Schema, columns, new ActiveColumns(Schema, columnsNeeded), rows.GetEnumerator());

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RootCursor
    {
        private readonly ActiveColumns _active;
        private readonly IEnumerator<TRow> _rows;
        private readonly Delegate?[] _getters;
        private TRow? _current;

        public Cursor(DataViewSchema schema, RowColumn[] columns, ActiveColumns active, IEnumerator<TRow> rows)
        {
            Schema = schema;
            _active = active;
            _rows = rows;
            var getters = new RowGetters<TRow>(() => _current ?? throw Contracts.Except(Getters.NoCurrentRow));
            _getters = [.. columns.Select((column, i) => active[i] ? getters.Create(column) : null)];
        }

        public override DataViewSchema Schema { get; }

        public override long Batch => 0;

        public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            _active.CheckActive(column);
            return Getters.As<TValue>(_getters[column.Index]!, column);
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
        {
            Contracts.Check(Position >= 0, Getters.NoCurrentRow);
            id = new DataViewRowId((ulong)Position, 0);
        };

        protected override bool MoveNextCore()
        {
            _current = null;
            if (!_rows.MoveNext())
                return false;
            _current = _rows.Current ?? throw Contracts.Except("Encountered null when iterating over data, this is not supported.");
            return true;
        }

        protected override void DisposeCore()
        {
            _current = null;
            _rows.Dispose();
        }
    }
}
