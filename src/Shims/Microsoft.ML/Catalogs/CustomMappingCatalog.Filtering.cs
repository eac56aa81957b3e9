using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Mappings and filters written as delegates over row classes.</summary>
public static partial class CustomMappingCatalog
{
    /// <summary>Drops the rows for which a predicate is true.</summary>
    /// <typeparam name="TSrc">Class whose members are the columns that the predicate reads; one object serves for all rows of a cursor.</typeparam>
    /// <param name="catalog">The catalog.</param>
    /// <param name="input">The view.</param>
    /// <param name="filterPredicate">True for the rows to drop. Called by several threads when they read at the same time.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing.</exception>
    /// <exception cref="InvalidOperationException">A member does not fit its column.</exception>
    public static IDataView FilterByCustomPredicate<TSrc>(this DataOperationsCatalog catalog, IDataView input, Func<TSrc, bool> filterPredicate)
        where TSrc : class, new()
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckValue(filterPredicate, "predicate");
        var writer = new RowWriter<TSrc>(input.Schema, ignoreMissingColumns: false, definition: null);
        return new FilterView(input, writer.Columns, TestOver);

        Func<bool> TestOver(DataViewRow row)
        {
            var fill = writer.Over(row);
            var target = new TSrc();
            return () =>
            {
                fill(target);
                return !filterPredicate(target);
            };
        }
    }
}
