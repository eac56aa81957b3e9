using System.Collections;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.Testing;

/// <summary>Reads a column of any type. Every reader has a buffer of its own, so that a value it handed out before shows whether rows share buffers.</summary>
internal abstract class ColumnReader
{
    public static ColumnReader Over(DataViewRow row, DataViewSchema.Column column) =>
        (ColumnReader)Activator.CreateInstance(typeof(Of<>).MakeGenericType(column.Type.RawType), row, column)!;

    /// <summary>Fetches the current value.</summary>
    public abstract void Fetch();

    /// <summary>The value fetched last, as text: equal texts are equal values.</summary>
    public abstract string Text { get; }

    private sealed class Of<T>(DataViewRow row, DataViewSchema.Column column) : ColumnReader
    {
        private readonly ValueGetter<T> _get = row.GetGetter<T>(column);
        private T _value = default!;

        public override string Text => Format(_value);

        public override void Fetch() => _get(ref _value);
    }

    private static string Format(object? value) => value switch
    {
        null => "null",
        ReadOnlyMemory<char> text => $"\"{text}\"",
        float or double => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable when value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(VBuffer<>) => FormatVector(value),
        _ => value.ToString()!,
    };

    private static string FormatVector(object buffer)
    {
        var items = (IEnumerable)buffer.GetType().GetMethod(nameof(VBuffer<int>.DenseValues))!.Invoke(buffer, null)!;
        return $"[{string.Join(", ", items.Cast<object?>().Select(Format))}]";
    }
}
