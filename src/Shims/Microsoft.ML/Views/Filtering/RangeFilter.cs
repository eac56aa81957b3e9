using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Keeps the rows whose number lies in a range, or outside it. A key counts as the middle of its share of 0 to 1. Missing values pass neither test.</summary>
internal static class RangeFilter
{
    public static bool CanFilter(DataViewType type) => type == NumberDataViewType.Single || type == NumberDataViewType.Double || type is KeyDataViewType;

    /// <summary>Filters by a column.</summary>
    /// <param name="source">The view.</param>
    /// <param name="columnName">A column of Single, Double or key type.</param>
    /// <param name="min">Least number in the range.</param>
    /// <param name="max">Where the range ends.</param>
    /// <param name="includeMax">Whether <paramref name="max"/> itself lies in the range.</param>
    /// <param name="complement">Whether to keep what lies outside the range.</param>
    public static IDataView Create(IDataView source, string columnName, double min, double max, bool includeMax, bool complement)
    {
        var column = source.Schema[columnName];
        Contracts.CheckParam(CanFilter(column.Type), "Column", $"Column '{columnName}' does not have compatible type");
        bool Test(double value) => complement
            ? value < min || (includeMax ? value > max : value >= max)
            : min <= value && (includeMax ? value <= max : value < max);
        return new FilterView(source, [column], row => TestOver(row, column, Test));
    }

    private static Func<bool> TestOver(DataViewRow row, DataViewSchema.Column column, Func<double, bool> test)
    {
        if (column.Type is KeyDataViewType key)
            return TestKeys(KeyReader.Of(row, column), key.Count, test);
        return column.Type == NumberDataViewType.Single
            ? TestNumbers(row.GetGetter<float>(column), value => test(value))
            : TestNumbers(row.GetGetter<double>(column), test);
    }

    private static Func<bool> TestNumbers<T>(ValueGetter<T> get, Func<T, bool> test)
    {
        T value = default!;
        return () =>
        {
            get(ref value);
            return test(value);
        };
    }

    private static Func<bool> TestKeys(Func<ulong> get, ulong count, Func<double, bool> test) => () =>
    {
        var key = get();
        return key > 0 && key <= count && test((key - 0.5) / count);
    };
}
