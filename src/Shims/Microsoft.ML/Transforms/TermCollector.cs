using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Collects the different values of a column while a cursor moves over it.</summary>
internal abstract class TermCollector
{
    /// <summary>Starts collecting.</summary>
    /// <param name="input">The row; the column is active in it.</param>
    /// <param name="column">The column of values or of vectors of values.</param>
    /// <param name="maximum">How many values to collect.</param>
    /// <param name="order">The order of their keys.</param>
    public static TermCollector Create(DataViewRow input, DataViewSchema.Column column, int maximum, ValueToKeyMappingEstimator.KeyOrdinality order)
    {
        var itemType = (PrimitiveDataViewType)((column.Type as VectorDataViewType)?.ItemType ?? column.Type);
        return (TermCollector)GenericInvoke.Call((Func<DataViewRow, DataViewSchema.Column, PrimitiveDataViewType, int, bool, TermCollector>)Create<int>, [itemType.RawType],
            input, column, itemType, maximum, order == ValueToKeyMappingEstimator.KeyOrdinality.ByValue)!;
    }

    /// <summary>Takes up the values of the current row.</summary>
    /// <returns>Whether there is room for more.</returns>
    public abstract bool Collect();

    /// <summary>The map of what was collected.</summary>
    public abstract TermMap Finish();

    private static TermCollector Create<T>(DataViewRow input, DataViewSchema.Column column, PrimitiveDataViewType itemType, int maximum, bool sorted)
        where T : notnull => new TermCollector<T>(input, column, itemType, maximum, sorted);
}
