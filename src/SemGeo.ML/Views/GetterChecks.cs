using Microsoft.ML;

namespace SemGeo.ML.Views;

/// <summary>What every row checks before it hands out a getter, with ML.NET's own kinds of errors.</summary>
internal static class GetterChecks
{
    public static bool IsActive(DataViewSchema schema, bool[] active, DataViewSchema.Column column)
    {
        if (column.Index >= active.Length || schema[column.Index].Name != column.Name)
            throw new ArgumentOutOfRangeException(nameof(column), column.Name, "The column is not of this row's schema.");
        return active[column.Index];
    }

    public static void ThrowUnlessActive(DataViewSchema schema, bool[] active, DataViewSchema.Column column)
    {
        if (!IsActive(schema, active, column))
            throw new ArgumentOutOfRangeException(nameof(column), column.Name, "requested column not active");
    }

    public static ValueGetter<TValue> As<TValue>(Delegate getter, DataViewSchema.Column column) =>
        getter as ValueGetter<TValue>
        ?? throw new InvalidOperationException($"The column '{column.Name}' is {column.Type}: its values are {column.Type.RawType}, not {typeof(TValue)}.");
}
