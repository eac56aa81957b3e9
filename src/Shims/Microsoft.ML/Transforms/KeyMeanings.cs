using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Getters of what keys stand for.</summary>
internal static class KeyMeanings
{
    /// <summary>The getter of values over a column of keys or of vectors of keys.</summary>
    public static Delegate MakeGetter<TKey, TValue>(DataViewRow input, DataViewSchema.Column column, PrimitiveDataViewType valueType)
        where TKey : unmanaged
    {
        var all = default(VBuffer<TValue>);
        column.Annotations.GetValue(AnnotationKinds.KeyValues, ref all);
        TValue[] values = [.. all.DenseValues()];
        var missing = MissingOf<TValue>(valueType);
        if (column.Type is VectorDataViewType)
            return MakeVectorGetter(input.GetGetter<VBuffer<TKey>>(column), values, missing);

        var getKey = input.GetGetter<TKey>(column);
        var key = default(TKey);
        return (ValueGetter<TValue>)((ref TValue destination) =>
        {
            getKey(ref key);
            destination = Of(key, values, missing);
        });
    }

    private static ValueGetter<VBuffer<TValue>> MakeVectorGetter<TKey, TValue>(ValueGetter<VBuffer<TKey>> getKeys, TValue[] values, TValue missing)
        where TKey : unmanaged
    {
        var keys = default(VBuffer<TKey>);
        var sparseStays = EqualityComparer<TValue>.Default.Equals(missing, default);
        return (ref VBuffer<TValue> destination) =>
        {
            getKeys(ref keys);
            var explicitKeys = keys.GetValues();
            var sparse = !keys.IsDense && sparseStays;
            var editor = sparse ? VBufferEditor.Create(ref destination, keys.Length, explicitKeys.Length) : VBufferEditor.Create(ref destination, keys.Length);
            if (!sparse && !keys.IsDense)
                editor.Values.Fill(missing);
            for (var i = 0; i < explicitKeys.Length; i++)
                editor.Values[sparse || keys.IsDense ? i : keys.GetIndices()[i]] = Of(explicitKeys[i], values, missing);
            if (sparse)
                keys.GetIndices().CopyTo(editor.Indices);
            destination = editor.Commit();
        };
    }

    private static TValue Of<TKey, TValue>(TKey key, TValue[] values, TValue missing)
        where TKey : unmanaged
    {
        var number = NumberOf(key);
        return number > 0 && number <= (ulong)values.Length ? values[number - 1] : missing;
    }

    private static ulong NumberOf<TKey>(TKey key)
        where TKey : unmanaged => key switch
        {
            byte number => number,
            ushort number => number,
            uint number => number,
            ulong number => number,
            _ => 0,
        };

    private static TValue MissingOf<TValue>(PrimitiveDataViewType type)
    {
        if (type == NumberDataViewType.Single)
            return (TValue)(object)float.NaN;
        return type == NumberDataViewType.Double ? (TValue)(object)double.NaN : default!;
    }
}
