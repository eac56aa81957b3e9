using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Getters of columns over the members of a row object.</summary>
/// <typeparam name="TRow">The row class.</typeparam>
/// <param name="current">Fetches the current row object; throws when there is none.</param>
internal sealed class RowGetters<TRow>(Func<TRow> current)
{
    /// <summary>The getter of a column. The delegates are compiled here, so that a row costs calls only.</summary>
    public Delegate Create(RowColumn column)
    {
        var type = column.MemberType;
        if (type == typeof(string))
            return Text(column);
        if (type == typeof(string[]))
            return Texts(column);
        if (column.Type is KeyDataViewType key)
            return Key(column, key.Count);
        if (type.IsArray)
            return Call(Array<int>, type.GetElementType()!, column);
        return column.Type is VectorDataViewType vector ? Call(Buffer<int>, vector.ItemType.RawType, column) : Call(Value<int>, type, column);
    }

    private static Delegate Call(Func<RowColumn, Delegate> method, Type type, RowColumn column) => (Delegate)GenericInvoke.Call(method, [type], column)!;

    private ValueGetter<ReadOnlyMemory<char>> Text(RowColumn column)
    {
        var read = MemberAccess.Reader<TRow, string?>(column.Member);
        return (ref ReadOnlyMemory<char> destination) => destination = read(current()).AsMemory();
    }

    private ValueGetter<VBuffer<ReadOnlyMemory<char>>> Texts(RowColumn column)
    {
        var read = MemberAccess.Reader<TRow, string?[]?>(column.Member);
        return (ref VBuffer<ReadOnlyMemory<char>> destination) =>
        {
            var texts = read(current());
            var editor = VBufferEditor.Create(ref destination, texts?.Length ?? 0);
            for (var i = 0; i < editor.Values.Length; i++)
                editor.Values[i] = texts![i].AsMemory();
            destination = editor.Commit();
        };
    }

    // Categories are counted from 0 in the object and from 1 in the column, where 0 is the missing one.
    private Delegate Key(RowColumn column, ulong count) => column.MemberType switch
    {
        var type when type == typeof(uint) => Key<uint>(column, v => v < count ? v + 1 : 0),
        var type when type == typeof(ulong) => Key<ulong>(column, v => v < count ? v + 1 : 0),
        var type when type == typeof(byte) => Key<byte>(column, v => v < count ? (byte)(v + 1) : (byte)0),
        _ => throw Contracts.Except($"Key column '{column.Name}' cannot be read from a {column.MemberType.Name}: use Byte, UInt32 or UInt64."),
    };

    private ValueGetter<TValue> Key<TValue>(RowColumn column, Func<TValue, TValue> toKey)
    {
        var read = MemberAccess.Reader<TRow, TValue>(column.Member);
        return (ref TValue destination) => destination = toKey(read(current()));
    }

    private ValueGetter<VBuffer<TItem>> Array<TItem>(RowColumn column)
    {
        var read = MemberAccess.Reader<TRow, TItem[]?>(column.Member);
        return (ref VBuffer<TItem> destination) =>
        {
            var items = read(current()) ?? [];
            VBuffer<TItem>.Copy(items, 0, ref destination, items.Length);
        };
    }

    private ValueGetter<VBuffer<TItem>> Buffer<TItem>(RowColumn column)
    {
        var read = MemberAccess.Reader<TRow, VBuffer<TItem>>(column.Member);
        return (ref VBuffer<TItem> destination) => read(current()).CopyTo(ref destination);
    }

    private ValueGetter<TValue> Value<TValue>(RowColumn column)
    {
        var read = MemberAccess.Reader<TRow, TValue>(column.Member);
        return (ref TValue destination) => destination = read(current());
    }
}
