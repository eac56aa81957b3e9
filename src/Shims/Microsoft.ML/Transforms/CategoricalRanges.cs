namespace Microsoft.ML.Data;

/// <summary>The annotation that says which runs of slots stand for one category each: first and last slot of each run.</summary>
internal static class CategoricalRanges
{
    /// <summary>The runs of a column, or null when it has none or says nonsense.</summary>
    public static int[]? Of(DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType { Size: > 0 and var size }
            || column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.CategoricalSlotRanges)?.Type.RawType != typeof(VBuffer<int>))
            return null;
        var value = default(VBuffer<int>);
        column.Annotations.GetValue(AnnotationKinds.CategoricalSlotRanges, ref value);
        int[] ranges = [.. value.DenseValues()];
        if (ranges.Length == 0 || ranges.Length % 2 != 0)
            return null;
        var previous = -1;
        for (var i = 0; i < ranges.Length; i += 2)
        {
            if (ranges[i] <= previous || ranges[i + 1] < ranges[i] || ranges[i + 1] >= size)
                return null;
            previous = ranges[i + 1];
        }

        return ranges;
    }

    /// <summary>The runs of columns that stand one behind the other.</summary>
    public static int[] Shifted(DataViewSchema.Column[] columns, Func<DataViewSchema.Column, int> sizeOf)
    {
        var ranges = new List<int>();
        var offset = 0;
        foreach (var column in columns)
        {
            ranges.AddRange((Of(column) ?? []).Select(slot => slot + offset));
            offset += sizeOf(column);
        }

        return [.. ranges];
    }
}
