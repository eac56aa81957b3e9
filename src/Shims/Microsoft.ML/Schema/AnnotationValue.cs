using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Getters of annotations with fixed values.</summary>
internal static class AnnotationValue
{
    /// <summary>A getter of the annotation type's raw type that gives the value; arrays are given as vectors, strings as text.</summary>
    public static Delegate GetterOf<T>(T value, DataViewType type)
    {
        var (item, isVector) = MemberType.KnownItemOf("annotation value", typeof(T), []);
        var vectorType = type as VectorDataViewType;
        Contracts.Check(isVector == vectorType is not null,
            $"Value inputted is supposed to be {(isVector ? "vector" : "scalar")}, but type of Annotationinfo is {(vectorType is not null ? "vector" : "scalar")}");
        var itemType = vectorType?.ItemType ?? type;
        Contracts.Check(item == itemType.RawType, $"Value inputted is supposed to have Type {item}, but type of Annotationinfo has {itemType.RawType}");
        return value switch
        {
            string text => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> destination) => destination = text.AsMemory()),
            string[] texts => VectorGetter<ReadOnlyMemory<char>>(Array.ConvertAll(texts, text => text.AsMemory())),
            Array => GenericInvoke.Static(VectorGetter<int>, item, value),
            _ when isVector => GenericInvoke.Static(BufferGetter<int>, item, value!),
            _ => (ValueGetter<T>)((ref T destination) => destination = value),
        };
    }

    private static Delegate VectorGetter<TItem>(object values)
    {
        var array = (TItem[])values;
        return (ValueGetter<VBuffer<TItem>>)((ref VBuffer<TItem> destination) => VBuffer<TItem>.Copy(array, 0, ref destination, array.Length));
    }

    private static Delegate BufferGetter<TItem>(object values)
    {
        var buffer = (VBuffer<TItem>)values;
        return (ValueGetter<VBuffer<TItem>>)((ref VBuffer<TItem> destination) => buffer.CopyTo(ref destination));
    }
}
