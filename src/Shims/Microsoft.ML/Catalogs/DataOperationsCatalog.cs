using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Operations on data: <see cref="MLContext.Data"/>. All are lazy: rows are read when a cursor reads them.</summary>
public sealed partial class DataOperationsCatalog : IInternalCatalog
{
    internal DataOperationsCatalog(IHostEnvironment environment)
    {
        Environment = environment;
    }

    internal IHostEnvironment Environment { get; }

    IHostEnvironment IInternalCatalog.Environment => Environment;

    /// <summary>A view of row objects, whose public fields and properties are the columns.</summary>
    /// <typeparam name="TRow">The row class. Numbers, booleans, strings and times are columns of their type, arrays and <see cref="VBuffer{T}"/> vectors; attributes refine them.</typeparam>
    /// <param name="data">The rows, enumerated by each cursor anew. A null string is empty text, a null array an empty vector.</param>
    /// <param name="schemaDefinition">How members become columns; found by reflection when null.</param>
    /// <exception cref="ArgumentNullException">The data are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A member can be no column, or does not fit its definition.</exception>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition? schemaDefinition = null)
        where TRow : class
    {
        Contracts.CheckValue(data, nameof(data));
        return new EnumerableView<TRow>(data, RowColumn.Of(typeof(TRow), schemaDefinition, SchemaDefinition.Direction.Read));
    }

    /// <summary>A view of row objects, whose columns have the types and annotations of a schema where it has columns of their names.</summary>
    /// <typeparam name="TRow">The row class.</typeparam>
    /// <param name="data">The rows, enumerated by each cursor anew.</param>
    /// <param name="schema">The columns; the class has a member for each.</param>
    /// <exception cref="ArgumentNullException">The data or the schema are null.</exception>
    /// <exception cref="InvalidOperationException">The class has no member for a column of the schema.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A member does not fit its column.</exception>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, DataViewSchema schema)
        where TRow : class
    {
        Contracts.CheckValue(data, nameof(data));
        Contracts.CheckValue(schema, nameof(schema));
        return LoadFromEnumerable(data, RowColumn.DefinitionFor(typeof(TRow), schema));
    }

    /// <summary>The rows of a view as objects. Only the columns that the class has members for are read.</summary>
    /// <typeparam name="TRow">The row class.</typeparam>
    /// <param name="data">The view.</param>
    /// <param name="reuseRowObject">Whether every row is put into one and the same object.</param>
    /// <param name="ignoreMissingColumns">Whether members without a column keep their values, rather than being an error.</param>
    /// <param name="schemaDefinition">How members become columns; found by reflection when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing.</exception>
    /// <exception cref="InvalidOperationException">A member does not fit its column.</exception>
    public IEnumerable<TRow> CreateEnumerable<TRow>(
        IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false, SchemaDefinition? schemaDefinition = null)
        where TRow : class, new()
    {
        Contracts.CheckValue(data, nameof(data));
        return Enumerate(data, new RowWriter<TRow>(data.Schema, ignoreMissingColumns, schemaDefinition), reuseRowObject);
    }

    /// <summary>A view that is kept in memory once it is read; columns that cannot be kept, such as images, are left out.</summary>
    /// <param name="input">The view.</param>
    /// <param name="columnsToPrefetch">Columns to read at once rather than when they are needed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column to prefetch is missing.</exception>
    /// <exception cref="InvalidOperationException">A column to prefetch cannot be kept.</exception>
    public IDataView Cache(IDataView input, params string[]? columnsToPrefetch)
    {
        Contracts.CheckValue(input, nameof(input));
        return new CacheDataView(input, Array.ConvertAll(columnsToPrefetch ?? [], name =>
            input.Schema.GetColumnOrNull(name)?.Index ?? throw Contracts.ExceptSchemaMismatch(nameof(columnsToPrefetch), "prefetch", name)));
    }

    private static IEnumerable<TRow> Enumerate<TRow>(IDataView data, RowWriter<TRow> writer, bool reuseRowObject)
        where TRow : class, new()
    {
        using var cursor = data.GetRowCursor(writer.Columns);
        var fill = writer.Over(cursor);
        TRow? row = null;
        while (cursor.MoveNext())
        {
            row = reuseRowObject && row is not null ? row : new TRow();
            fill(row);
            yield return row;
        }
    }
}
