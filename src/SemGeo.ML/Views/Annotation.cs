using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Views;

/// <summary>Annotations by ML.NET's names, whose own constants are internal, and ours beside them.</summary>
internal static class Annotation
{
    public const string KeyValues = "KeyValues";
    public const string SlotNames = "SlotNames";
    public const string ScoreColumnSetId = "ScoreColumnSetId";
    public const string ScoreColumnKind = "ScoreColumnKind";
    public const string ScoreValueKind = "ScoreValueKind";

    /// <summary>A text as an annotation, such as ScoreColumnKind.</summary>
    public static void AddScalar(DataViewSchema.Annotations.Builder builder, string name, string value) =>
        builder.Add(name, TextDataViewType.Instance, (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> destination) => destination = value.AsMemory()));

    /// <summary>A key of ML.NET's unbounded kind as an annotation, such as ScoreColumnSetId.</summary>
    public static void AddKey(DataViewSchema.Annotations.Builder builder, string name, uint value) =>
        builder.Add(name, new KeyDataViewType(typeof(uint), int.MaxValue), (ValueGetter<uint>)((ref uint destination) => destination = value));

    /// <summary>A vector of text as an annotation, such as KeyValues or SlotNames.</summary>
    public static void AddText(DataViewSchema.Annotations.Builder builder, string name, IReadOnlyList<string> values)
    {
        var items = values.Select(v => v.AsMemory()).ToArray();
        builder.Add(
            name,
            new VectorDataViewType(TextDataViewType.Instance, items.Length),
            (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> destination) => Copy(items, ref destination)));
    }

    /// <summary>Bytes as an annotation; <paramref name="bytes"/> runs when somebody reads it, and not before.</summary>
    public static void AddBytes(DataViewSchema.Annotations.Builder builder, string name, Func<byte[]> bytes) =>
        builder.Add(
            name,
            new VectorDataViewType(NumberDataViewType.Byte),
            (ValueGetter<VBuffer<byte>>)((ref VBuffer<byte> destination) => Copy(bytes(), ref destination)));

    /// <summary>Reads a vector of text; empty where the column has no such annotation.</summary>
    public static IReadOnlyList<string> ReadText(DataViewSchema.Column column, string name)
    {
        if (column.Annotations.Schema.GetColumnOrNull(name) is not { Type: VectorDataViewType { ItemType: TextDataViewType } })
            return [];
        VBuffer<ReadOnlyMemory<char>> value = default;
        column.Annotations.GetValue(name, ref value);
        return [.. value.DenseValues().Select(v => v.ToString())];
    }

    /// <summary>Reads bytes; null where the column has no such annotation.</summary>
    public static byte[]? ReadBytes(DataViewSchema.Column column, string name)
    {
        if (column.Annotations.Schema.GetColumnOrNull(name) is not { } found || found.Type is not VectorDataViewType { ItemType: NumberDataViewType } type || type.ItemType != NumberDataViewType.Byte)
            return null;
        VBuffer<byte> value = default;
        column.Annotations.GetValue(name, ref value);
        return value.DenseValues().ToArray();
    }

    /// <summary>The values of a vector as a span; a sparse one is made dense.</summary>
    public static ReadOnlySpan<T> Dense<T>(in VBuffer<T> vector) => vector.IsDense ? vector.GetValues() : vector.DenseValues().ToArray();

    /// <summary>Copies values into a destination that the caller owns.</summary>
    public static void Copy<T>(ReadOnlySpan<T> values, ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, values.Length);
        values.CopyTo(editor.Values);
        destination = editor.Commit();
    }
}
