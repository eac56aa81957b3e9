using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.Testing;

/// <summary>Shapes of schemas, which ML.NET makes for the first estimator of a chain.</summary>
internal static class Shapes
{
    /// <summary>The shape of a schema.</summary>
    public static SchemaShape Of(DataViewSchema schema)
    {
        var capture = new Capture();
        new EstimatorChain<ITransformer>().Append(capture).Fit(new MLContext().Data.TakeRows(new NoRows(schema), 1));
        return capture.Shape!;
    }

    /// <summary>A column of a shape as text: name, kind, item type and kinds of annotations.</summary>
    public static string Text(SchemaShape.Column column) =>
        $"{column.Name}: {column.Kind} of {(column.IsKey ? "key " : "")}{column.ItemType} {{{string.Join(", ", column.Annotations.Select(a => a.Name).Order(StringComparer.Ordinal))}}}";

    private sealed class Capture : IEstimator<ITransformer>
    {
        public SchemaShape? Shape { get; private set; }

        public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Shape = inputSchema;
    }

    private sealed class NoRows(DataViewSchema schema) : IDataView
    {
        public bool CanShuffle => false;

        public DataViewSchema Schema => schema;

        public long? GetRowCount() => 0;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => throw new InvalidOperationException("There are no rows.");

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded)];
    }
}
