using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.MLNet.Chains;

/// <summary>An estimator as an assembly of one's own can write it, with public API alone: adds the double of a number.</summary>
internal sealed class DoublingEstimator(string output, string input) : IEstimator<DoublingTransformer>
{
    public DoublingTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var transformer = new DoublingTransformer(output, InputName);
        transformer.GetOutputSchema(input.Schema);
        return transformer;
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        if (!inputSchema.Any(c => c.Name == InputName && c.ItemType.Equals(NumberDataViewType.Single)))
            throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Could not find input column '{InputName}' of Single");
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(output, NumberDataViewType.Single);
        return new SchemaShape(inputSchema.Where(c => c.Name != output).Concat(Shapes.Of(builder.ToSchema())));
    }

    private string InputName => input;
}

/// <summary>Adds the double of a number. Counts how often it computed one, and whether it was disposed.</summary>
internal sealed class DoublingTransformer(string output, string input) : ITransformer, IDisposable
{
    private int _computed;

    public int Computed => _computed;

    public bool IsDisposed { get; private set; }

    public bool IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        if (inputSchema.GetColumnOrNull(input) is not { } column || !column.Type.Equals(NumberDataViewType.Single))
            throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Could not find input column '{input}' of Single");
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumn(output, NumberDataViewType.Single);
        return builder.ToSchema();
    }

    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new View(this, input, GetOutputSchema(input.Schema));
    }

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema, GetOutputSchema(inputSchema));

    public void Save(ModelSaveContext ctx) => throw new NotSupportedException();

    public void Dispose() => IsDisposed = true;

    private ValueGetter<float> MakeGetter(DataViewRow row)
    {
        var get = row.GetGetter<float>(row.Schema[input]);
        return (ref float value) =>
        {
            get(ref value);
            value *= 2;
            Interlocked.Increment(ref _computed);
        };
    }

    private IEnumerable<DataViewSchema.Column> InputsOf(DataViewSchema inputSchema, IEnumerable<DataViewSchema.Column> columns)
    {
        var indexes = columns.Select(c => c.Index < inputSchema.Count ? c.Index : inputSchema[input].Index).ToHashSet();
        return inputSchema.Where(c => indexes.Contains(c.Index));
    }

    private sealed class View(DoublingTransformer parent, IDataView source, DataViewSchema schema) : IDataView
    {
        public bool CanShuffle => source.CanShuffle;

        public DataViewSchema Schema => schema;

        public long? GetRowCount() => source.GetRowCount();

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        {
            DataViewSchema.Column[] columns = [.. columnsNeeded];
            return new Cursor(parent, source.GetRowCursor(parent.InputsOf(source.Schema, columns), rand), schema, columns);
        }

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        {
            DataViewSchema.Column[] columns = [.. columnsNeeded];
            return Array.ConvertAll(source.GetRowCursorSet(parent.InputsOf(source.Schema, columns), n, rand), c => (DataViewRowCursor)new Cursor(parent, c, schema, columns));
        }
    }

    private sealed class Mapper(DoublingTransformer parent, DataViewSchema inputSchema, DataViewSchema outputSchema) : IRowToRowMapper
    {
        public DataViewSchema InputSchema => inputSchema;

        public DataViewSchema OutputSchema => outputSchema;

        public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) => parent.InputsOf(inputSchema, dependingColumns);

        public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) => new Row(parent, input, outputSchema, activeColumns);
    }

    private sealed class Row(DoublingTransformer parent, DataViewRow input, DataViewSchema schema, IEnumerable<DataViewSchema.Column> columns) : DataViewRow
    {
        private readonly HashSet<int> _active = [.. columns.Select(c => c.Index)];

        public override DataViewSchema Schema => schema;

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (!IsColumnActive(column))
                throw new ArgumentOutOfRangeException(nameof(column), "requested column not active");
            return column.Index < input.Schema.Count
                ? input.GetGetter<TValue>(input.Schema[column.Index])
                : parent.MakeGetter(input) as ValueGetter<TValue> ?? throw new InvalidOperationException($"{column} is not {typeof(TValue)}.");
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
        }
    }

    private sealed class Cursor(DoublingTransformer parent, DataViewRowCursor input, DataViewSchema schema, DataViewSchema.Column[] columns) : DataViewRowCursor
    {
        private readonly Row _row = new(parent, input, schema, columns);

        public override DataViewSchema Schema => schema;

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override bool MoveNext() => input.MoveNext();

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => _row.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _row.GetGetter<TValue>(column);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _row.Dispose();
        }
    }
}
