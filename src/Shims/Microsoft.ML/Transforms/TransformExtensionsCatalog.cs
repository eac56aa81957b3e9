using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Estimators that copy, join, select and drop columns.</summary>
public static class TransformExtensionsCatalog
{
    /// <summary>Gives a column a second name.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The second name.</param>
    /// <param name="inputColumnName">The column.</param>
    public static ColumnCopyingEstimator CopyColumns(this TransformsCatalog catalog, string outputColumnName, string inputColumnName) =>
        new(CatalogEnvironment.Of(catalog), (outputColumnName, inputColumnName));

    /// <summary>Puts columns of one item type one behind the other into a vector, whose slots bear the columns' names.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The vector.</param>
    /// <param name="inputColumnNames">The columns, scalars or vectors.</param>
    /// <exception cref="ArgumentOutOfRangeException">A name is missing.</exception>
    public static ColumnConcatenatingEstimator Concatenate(this TransformsCatalog catalog, string outputColumnName, params string[] inputColumnNames) =>
        new(CatalogEnvironment.Of(catalog), outputColumnName, inputColumnNames);

    /// <summary>Drops columns, hidden ones of the same name too.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="columnNames">The columns.</param>
    /// <exception cref="InvalidOperationException">No column is named.</exception>
    public static ColumnSelectingEstimator DropColumns(this TransformsCatalog catalog, params string[] columnNames) =>
        new(CatalogEnvironment.Of(catalog), null, columnNames);

    /// <summary>Keeps columns, in the given order.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="columnNames">The columns.</param>
    /// <param name="keepHidden">Whether to keep hidden columns of these names too.</param>
    /// <exception cref="InvalidOperationException">No column is named.</exception>
    public static ColumnSelectingEstimator SelectColumns(this TransformsCatalog catalog, string[] columnNames, bool keepHidden) =>
        new(CatalogEnvironment.Of(catalog), columnNames, null, keepHidden);

    /// <summary>Keeps columns, in the given order; hidden ones are dropped.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="columnNames">The columns.</param>
    /// <exception cref="InvalidOperationException">No column is named.</exception>
    public static ColumnSelectingEstimator SelectColumns(this TransformsCatalog catalog, params string[] columnNames) => catalog.SelectColumns(columnNames, false);
}
