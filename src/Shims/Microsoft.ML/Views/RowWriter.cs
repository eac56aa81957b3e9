using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Fills row objects from rows.</summary>
/// <typeparam name="TRow">The row class.</typeparam>
internal sealed class RowWriter<TRow>
    where TRow : class
{
    private readonly (RowColumn Target, DataViewSchema.Column Source)[] _bindings;

    /// <summary>Binds the members of the class to the columns of a schema.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing.</exception>
    /// <exception cref="InvalidOperationException">A member does not fit its column.</exception>
    public RowWriter(DataViewSchema schema, bool ignoreMissingColumns, SchemaDefinition? definition)
    {
        var bindings = new List<(RowColumn Target, DataViewSchema.Column Source)>();
        foreach (var target in RowColumn.Of(typeof(TRow), definition, SchemaDefinition.Direction.Write))
        {
            if (schema.GetColumnOrNull(target.Name) is { } source)
                bindings.Add((CheckFit(target, source.Type), source));
            else if (!ignoreMissingColumns)
                throw Contracts.ExceptSchemaMismatch(nameof(IDataView.Schema), "", target.Name);
        }

        _bindings = [.. bindings];
    }

    /// <summary>The columns that are written.</summary>
    public IEnumerable<DataViewSchema.Column> Columns => _bindings.Select(b => b.Source);

    /// <summary>A delegate that fills an object from the row's current values.</summary>
    public Action<TRow> Over(DataViewRow row)
    {
        var setters = Array.ConvertAll(_bindings, b => SetterOf(row, b.Target, row.Schema[b.Source.Index]));
        return target =>
        {
            foreach (var set in setters)
                set(target);
        };
    }

    private static RowColumn CheckFit(RowColumn target, DataViewType type)
    {
        var (item, isVector) = MemberType.ItemOf(target.MemberType);
        var fits = isVector ? type is VectorDataViewType vector && vector.ItemType.RawType == item : type is not VectorDataViewType && type.RawType == item;
        Contracts.Check(fits,
            $"Can't bind the IDataView column '{target.Name}' of type '{type}' to field or property '{target.Member.Name}' of type '{target.MemberType.FullName}'.");
        return target;
    }

    private static Action<TRow> SetterOf(DataViewRow row, RowColumn target, DataViewSchema.Column source)
    {
        var type = target.MemberType;
        if (type == typeof(string))
            return SetText(row, target.Member, source);
        if (type == typeof(string[]))
            return SetTexts(row, target.Member, source);
        if (type.IsArray)
            return Call(SetArray<int>, type.GetElementType()!, row, target.Member, source);
        if (source.Type is not (VectorDataViewType or PrimitiveDataViewType) && !DataViewTypeManager.Knows(source.Type))
            throw Contracts.ExceptNotImpl($"Type '{type.FullName}' is not yet supported."); // Images whose column type has no size.
        return source.Type is VectorDataViewType vector
            ? Call(SetBuffer<int>, vector.ItemType.RawType, row, target.Member, source)
            : Call(SetValue<int>, type, row, target.Member, source);
    }

    private static Action<TRow> Call(Func<DataViewRow, MemberInfo, DataViewSchema.Column, Action<TRow>> method, Type type, params object[] arguments) =>
        (Action<TRow>)GenericInvoke.Call(method, [type], arguments)!;

    private static Action<TRow> SetText(DataViewRow row, MemberInfo member, DataViewSchema.Column source)
    {
        var get = row.GetGetter<ReadOnlyMemory<char>>(source);
        var write = MemberAccess.Writer<TRow, string>(member);
        ReadOnlyMemory<char> text = default;
        return target =>
        {
            get(ref text);
            write(target, text.ToString());
        };
    }

    private static Action<TRow> SetTexts(DataViewRow row, MemberInfo member, DataViewSchema.Column source)
    {
        var get = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(source);
        var (read, write) = (MemberAccess.Reader<TRow, string[]?>(member), MemberAccess.Writer<TRow, string[]?>(member));
        VBuffer<ReadOnlyMemory<char>> texts = default;
        return target =>
        {
            get(ref texts);
            var array = OfLength(texts.Length, read(target));
            for (var i = 0; i < texts.Length; i++)
                array![i] = texts.GetItemOrDefault(i).ToString();
            write(target, array);
        };
    }

    private static Action<TRow> SetArray<TItem>(DataViewRow row, MemberInfo member, DataViewSchema.Column source)
    {
        var get = row.GetGetter<VBuffer<TItem>>(source);
        var (read, write) = (MemberAccess.Reader<TRow, TItem[]?>(member), MemberAccess.Writer<TRow, TItem[]?>(member));
        VBuffer<TItem> items = default;
        return target =>
        {
            get(ref items);
            var array = OfLength(items.Length, read(target));
            items.CopyTo(array);
            write(target, array);
        };
    }

    // An array of the right length that the object has already is overwritten. Like ML.NET this takes null for one of length 0, so that a member
    // which is null before stays null for an empty vector.
    private static TItem[]? OfLength<TItem>(int length, TItem[]? old) => (old?.Length ?? 0) == length ? old : new TItem[length];

    private static Action<TRow> SetBuffer<TItem>(DataViewRow row, MemberInfo member, DataViewSchema.Column source)
    {
        var get = row.GetGetter<VBuffer<TItem>>(source);
        var (read, write) = (MemberAccess.Reader<TRow, VBuffer<TItem>>(member), MemberAccess.Writer<TRow, VBuffer<TItem>>(member));
        return target =>
        {
            var items = read(target);
            get(ref items);
            write(target, items);
        };
    }

    private static Action<TRow> SetValue<TValue>(DataViewRow row, MemberInfo member, DataViewSchema.Column source)
    {
        var get = row.GetGetter<TValue>(source);
        var write = MemberAccess.Writer<TRow, TValue>(member);
        TValue value = default!;
        return target =>
        {
            get(ref value);
            write(target, value);
        };
    }
}
