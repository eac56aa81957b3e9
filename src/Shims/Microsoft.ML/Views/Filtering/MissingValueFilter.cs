using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Keeps the rows without a missing value (NaN, or key 0) in some columns, vectors included.</summary>
internal static class MissingValueFilter
{
    public static IDataView Create(IDataView source, string[] columnNames)
    {
        const string Columns = "Columns";
        var columns = new List<DataViewSchema.Column>();
        foreach (var name in columnNames)
        {
            var column = source.Schema.GetColumnOrNull(name) ?? throw Contracts.ExceptParam(Columns, $"Source column '{name}' not found");
            Contracts.CheckParam(columns.All(c => c.Index != column.Index), Columns, $"Source column '{name}' specified multiple times");
            Contracts.CheckParam(CanBeMissing(column.Type), Columns, $"Column '{name}' has type {column.Type} which does not support missing values, so we cannot filter on them");
            columns.Add(column);
        }

        return new FilterView(source, columns, row => TestOver(row, columns));
    }

    private static bool CanBeMissing(DataViewType type)
    {
        var item = (type as VectorDataViewType)?.ItemType ?? type;
        return item is KeyDataViewType || item == NumberDataViewType.Single || item == NumberDataViewType.Double;
    }

    private static Func<bool> TestOver(DataViewRow row, IEnumerable<DataViewSchema.Column> columns)
    {
        var tests = columns.Select(c => IsPresent(row, c)).ToArray();
        return () => Array.TrueForAll(tests, isPresent => isPresent());
    }

    private static Func<bool> IsPresent(DataViewRow row, DataViewSchema.Column column)
    {
        var item = ((column.Type as VectorDataViewType)?.ItemType ?? column.Type).RawType;
        if (item == typeof(float))
            return Test<float>(row, column, float.IsNaN);
        if (item == typeof(double))
            return Test<double>(row, column, double.IsNaN);
        if (item == typeof(uint))
            return Test<uint>(row, column, key => key == 0);
        if (item == typeof(ulong))
            return Test<ulong>(row, column, key => key == 0);
        return item == typeof(byte) ? Test<byte>(row, column, key => key == 0) : Test<ushort>(row, column, key => key == 0);
    }

    private static Func<bool> Test<T>(DataViewRow row, DataViewSchema.Column column, Predicate<T> isMissing)
    {
        if (column.Type is not VectorDataViewType vector)
        {
            var get = row.GetGetter<T>(column);
            T value = default!;
            return () =>
            {
                get(ref value);
                return !isMissing(value);
            };
        }

        var getItems = row.GetGetter<VBuffer<T>>(column);
        var zeroIsMissing = vector.ItemType is KeyDataViewType;
        VBuffer<T> items = default;
        return () =>
        {
            getItems(ref items);
            foreach (var item in items.GetValues())
                if (isMissing(item))
                    return false;
            return items.IsDense || !zeroIsMissing;
        };
    }
}
