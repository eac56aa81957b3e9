namespace Microsoft.ML.Data;

/// <summary>Reads unsigned integers of every width.</summary>
internal static class KeyReader
{
    /// <summary>A delegate that gives the current value of a key or unsigned integer column.</summary>
    public static Func<ulong> Of(DataViewRow row, DataViewSchema.Column column)
    {
        var type = column.Type.RawType;
        if (type == typeof(byte))
            return Read<byte>(row, column, value => value);
        if (type == typeof(ushort))
            return Read<ushort>(row, column, value => value);
        return type == typeof(uint) ? Read<uint>(row, column, value => value) : Read<ulong>(row, column, value => value);
    }

    private static Func<ulong> Read<T>(DataViewRow row, DataViewSchema.Column column, Func<T, ulong> widen)
    {
        var get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            return widen(value);
        };
    }
}
