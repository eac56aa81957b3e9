using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Schema;

/// <summary>
/// Builds <see cref="SchemaShape"/>s with public API: <see cref="SchemaShape.Column"/> has no public constructor, but an estimator
/// chain converts the schema of the data that it is fitted on and hands the result to its first estimator.
/// </summary>
internal static class SchemaShapes
{
    /// <summary>The shape of <paramref name="input"/> with <paramref name="added"/> columns appended or replaced by name.</summary>
    public static SchemaShape Append(SchemaShape input, IEnumerable<DataViewSchema.DetachedColumn> added)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(added);
        var columns = Convert(builder.ToSchema());
        var names = columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        return new SchemaShape(input.Where(c => !names.Contains(c.Name)).Concat(columns));
    }

    /// <summary>Finds a column of a shape.</summary>
    public static bool TryFind(SchemaShape shape, string name, out SchemaShape.Column column)
    {
        foreach (var candidate in shape)
        {
            if (candidate.Name == name)
            {
                column = candidate;
                return true;
            }
        }

        column = default;
        return false;
    }

    private static SchemaShape Convert(DataViewSchema schema)
    {
        var capture = new Capture();
        new EstimatorChain<ITransformer>().Append(capture).Fit(new EmptyView(schema));
        return capture.Shape!;
    }

    private sealed class Capture : IEstimator<ITransformer>
    {
        public SchemaShape? Shape { get; private set; }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Shape = inputSchema;

        public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();
    }

    private sealed class EmptyView(DataViewSchema schema) : IDataView
    {
        public bool CanShuffle => false;

        public DataViewSchema Schema => schema;

        public long? GetRowCount() => 0;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new EmptyCursor(schema);

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [new EmptyCursor(schema)];
    }

    private sealed class EmptyCursor(DataViewSchema schema) : DataViewRowCursor
    {
        public override long Position => -1;

        public override long Batch => 0;

        public override DataViewSchema Schema => schema;

        public override bool MoveNext() => false;

        public override bool IsColumnActive(DataViewSchema.Column column) => false;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
            throw new InvalidOperationException($"The column '{column.Name}' was not asked for.");

        public override ValueGetter<DataViewRowId> GetIdGetter() => throw new InvalidOperationException("There is no row.");
    }
}
