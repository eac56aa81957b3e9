using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Reads single columns.</summary>
public static class ColumnCursorExtensions
{
    /// <summary>The values of a column, read when they are enumerated; no other column is computed.</summary>
    /// <typeparam name="T">The raw type of the column; also string for text, and an array for vectors.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or cannot be read as the type.</exception>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName) => GetColumn<T>(data, data.Schema[columnName]);

    /// <summary>The values of a column, read when they are enumerated; no other column is computed.</summary>
    /// <typeparam name="T">The raw type of the column; also string for text, and an array for vectors.</typeparam>
    /// <remarks>Where the type is a <see cref="VBuffer{T}"/>, all values share one buffer: copy what you keep.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The column is not one of the view, or cannot be read as the type.</exception>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        Contracts.CheckValue(data, nameof(data));
        Contracts.CheckNonEmpty(column.Name, nameof(column));
        var own = data.Schema[column.Index];
        Contracts.CheckParam(own.Name == column.Name && ReferenceEquals(own.Type, column.Type), nameof(column),
            $"column with name {column.Name}, type {column.Type}, and index {column.Index} cannot be found in {nameof(data)}");
        if (column.Type.RawType == typeof(T))
            return Read<T, T>(data, own, value => value);
        if (typeof(T) == typeof(string) && column.Type is TextDataViewType)
            return (IEnumerable<T>)Read<ReadOnlyMemory<char>, string>(data, own, text => text.ToString());
        if (typeof(T).IsArray)
            return (IEnumerable<T>)ReadArrays(data, own, typeof(T));
        throw Contracts.ExceptParam(nameof(column), CannotMap(column, typeof(T)));
    }

    private static object ReadArrays(IDataView data, DataViewSchema.Column column, Type type)
    {
        var vector = column.Type as VectorDataViewType ?? throw Contracts.ExceptParam(nameof(column),
            $"Cannot load vector type, {column.Type}, specified in {nameof(column)} to the user-defined type, {type}.");
        var item = type.GetElementType()!;
        if (item == vector.ItemType.RawType)
            return GenericInvoke.Call(ReadItems<int>, [item], data, column)!;
        if (item == typeof(string) && vector.ItemType is TextDataViewType)
            return Read<VBuffer<ReadOnlyMemory<char>>, string[]>(data, column, texts => [.. texts.DenseValues().Select(text => text.ToString())]);
        throw Contracts.ExceptParam(nameof(column), CannotMap(column, type));
    }

    private static string CannotMap(DataViewSchema.Column column, Type type) =>
        $"Cannot map column (name: {column.Name}, type: {column.Type}) in data to the user-defined type, {type}.";

    private static IEnumerable<T[]> ReadItems<T>(IDataView data, DataViewSchema.Column column) => Read<VBuffer<T>, T[]>(data, column, items =>
    {
        var array = new T[items.Length];
        items.CopyTo(array);
        return array;
    });

    private static IEnumerable<TOut> Read<TValue, TOut>(IDataView data, DataViewSchema.Column column, Func<TValue, TOut> convert)
    {
        using var cursor = data.GetRowCursor([column]);
        var get = cursor.GetGetter<TValue>(column);
        TValue value = default!;
        while (cursor.MoveNext())
        {
            get(ref value);
            yield return convert(value);
        }
    }
}
