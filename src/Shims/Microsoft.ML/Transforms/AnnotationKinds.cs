using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Names of annotations and how they are looked at.</summary>
internal static class AnnotationKinds
{
    public const string CategoricalSlotRanges = "CategoricalSlotRanges";
    public const string IsNormalized = "IsNormalized";
    public const string KeyValues = "KeyValues";
    public const string SlotNames = "SlotNames";

    /// <summary>The texts that name the slots of a vector of known size, or null.</summary>
    public static VBuffer<ReadOnlyMemory<char>>? SlotNamesOf(DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType { Size: > 0 and var size }
            || column.Annotations.Schema.GetColumnOrNull(SlotNames)?.Type is not VectorDataViewType { ItemType: TextDataViewType } names || names.Size != size)
            return null;
        var value = default(VBuffer<ReadOnlyMemory<char>>);
        column.Annotations.GetValue(SlotNames, ref value);
        return value;
    }

    /// <summary>Whether the column says that its values are normalized.</summary>
    public static bool IsNormalizedOf(DataViewSchema.Column column)
    {
        var value = false;
        if (column.Annotations.Schema.GetColumnOrNull(IsNormalized)?.Type is BooleanDataViewType)
            column.Annotations.GetValue(IsNormalized, ref value);
        return value;
    }

    /// <summary>The annotations that are the names of slots.</summary>
    public static void AddSlotNames(this DataViewSchema.Annotations.Builder builder, DataViewSchema.Column source) =>
        builder.Add(source.Annotations, kind => kind == SlotNames);
}
