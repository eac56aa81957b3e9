using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <inheritdoc/>
/// <typeparam name="T">The raw type of the values.</typeparam>
internal abstract class TermMap<T>(PrimitiveDataViewType itemType, T[] values) : TermMap(itemType, values.Length)
{
    protected IReadOnlyList<T> Values => values;

    public override void AddKeyValues(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column source, bool asText)
    {
        if (Count == 0)
            return;
        if (ItemType is KeyDataViewType key && source.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues)?.Type is VectorDataViewType meanings
            && (ulong)meanings.Size == key.Count)
        {
            GenericInvoke.Call((Action<DataViewSchema.Annotations.Builder, DataViewSchema.Column, PrimitiveDataViewType, bool>)AddMeanings<int>,
                [meanings.ItemType.RawType], builder, source, meanings.ItemType, asText);
            return;
        }

        AddValues(builder, ItemType, () => values, asText);
    }

    public override Delegate MakeKeyGetter(DataViewRow input, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType vector)
            return MakeVectorGetter(input.GetGetter<VBuffer<T>>(column), vector, column.Name);
        var getValue = input.GetGetter<T>(column);
        var value = default(T)!;
        return (ValueGetter<uint>)((ref uint destination) =>
        {
            getValue(ref value);
            destination = KeyOf(in value);
        });
    }

    /// <summary>The key of a value, 0 when the map lacks it.</summary>
    protected abstract uint KeyOf(in T value);

    private static void AddValues<TValue>(DataViewSchema.Annotations.Builder builder, PrimitiveDataViewType itemType, Func<TValue[]> values, bool asText)
    {
        var count = values().Length;
        if (asText && itemType is not TextDataViewType)
        {
            builder.Add(AnnotationKinds.KeyValues, new VectorDataViewType(TextDataViewType.Instance, count), (ref VBuffer<ReadOnlyMemory<char>> destination) =>
                destination = new VBuffer<ReadOnlyMemory<char>>(count, Array.ConvertAll(values(), value => ValueText.Of(value, itemType).AsMemory())));
            return;
        }

        builder.Add(AnnotationKinds.KeyValues, new VectorDataViewType(itemType, count), (ref VBuffer<TValue> destination) =>
        {
            var editor = VBufferEditor.Create(ref destination, count);
            values().CopyTo(editor.Values);
            destination = editor.Commit();
        });
    }

    private void AddMeanings<TMeaning>(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column source, PrimitiveDataViewType itemType, bool asText)
    {
        var meanings = new Lazy<TMeaning[]>(() =>
        {
            var all = default(VBuffer<TMeaning>);
            source.Annotations.GetValue(AnnotationKinds.KeyValues, ref all);
            TMeaning[] dense = [.. all.DenseValues()];
            return Array.ConvertAll(values, key => dense[Convert.ToUInt64(key) - 1]);
        });
        AddValues(builder, itemType, () => meanings.Value, asText);
    }

    private ValueGetter<VBuffer<uint>> MakeVectorGetter(ValueGetter<VBuffer<T>> getVector, VectorDataViewType type, string column)
    {
        var vector = default(VBuffer<T>);
        var keyOfDefault = KeyOf(default!);
        return (ref VBuffer<uint> destination) =>
        {
            getVector(ref vector);
            Contracts.Check(type.Size == 0 || type.Size == vector.Length, $"Column '{column}': TermTransform expects {type.Size} slots, but got {vector.Length}");
            var explicitValues = vector.GetValues();
            var sparse = !vector.IsDense && keyOfDefault == 0;
            var editor = sparse ? VBufferEditor.Create(ref destination, vector.Length, explicitValues.Length) : VBufferEditor.Create(ref destination, vector.Length);
            if (!sparse && !vector.IsDense)
                editor.Values.Fill(keyOfDefault);
            for (var i = 0; i < explicitValues.Length; i++)
                editor.Values[sparse || vector.IsDense ? i : vector.GetIndices()[i]] = KeyOf(in explicitValues[i]);
            if (sparse)
                vector.GetIndices().CopyTo(editor.Indices);
            destination = editor.Commit();
        };
    }
}
