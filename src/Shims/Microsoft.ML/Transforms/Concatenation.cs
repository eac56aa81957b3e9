using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A column made of others. An alias, where given, stands before the names of the slots in place of the column's name.</summary>
internal sealed record Concatenation(string Output, IReadOnlyList<(string Name, string? Alias)> Sources)
{
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or its items are of another type than the first one's.</exception>
    public MappedColumn Bind(DataViewSchema schema)
    {
        var inputs = new DataViewSchema.Column[Sources.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = schema.GetColumnOrNull(Sources[i].Name) ?? throw Contracts.ExceptSchemaMismatch("inputSchema", "input", Sources[i].Name);
            if (!ItemTypeOf(inputs[i]).Equals(ItemTypeOf(inputs[0])))
                throw Contracts.ExceptSchemaMismatch("inputSchema", "input", Sources[i].Name, ItemTypeOf(inputs[0]).ToString()!, inputs[i].Type.ToString()!);
        }

        int[] indexes = [.. inputs.Select(c => c.Index)];
        if (inputs is [{ Type: VectorDataViewType } only])
            return new MappedColumn(new(Output, only.Type, only.Annotations), indexes, PassOn(only.Index));

        if (ItemTypeOf(inputs[0]) is not PrimitiveDataViewType itemType)
            throw Contracts.ExceptSchemaMismatch("inputSchema", "input", Sources[0].Name, "a primitive type", inputs[0].Type.ToString()!);
        var sizes = Array.ConvertAll(inputs, SizeOf);
        var size = sizes.Contains(0) ? 0 : sizes.Sum();
        return new MappedColumn(new(Output, new VectorDataViewType(itemType, size), AnnotationsOf(inputs, itemType, size)), indexes, Concatenate(indexes, itemType));
    }

    private static DataViewType ItemTypeOf(DataViewSchema.Column column) => (column.Type as VectorDataViewType)?.ItemType ?? column.Type;

    private static int SizeOf(DataViewSchema.Column column) => column.Type is VectorDataViewType vector ? vector.Size : 1;

    private static GetterFactory PassOn(int index) => (DataViewRow input, out Action? dispose) =>
    {
        dispose = null;
        return Transforms.ColumnCopyingTransformer.PassOn(input, index);
    };

    private static GetterFactory Concatenate(int[] indexes, PrimitiveDataViewType itemType) => (DataViewRow input, out Action? dispose) =>
    {
        dispose = null;
        return (Delegate)GenericInvoke.Call((Func<DataViewRow, int[], Delegate>)ConcatenatingGetter.Make<int>, [itemType.RawType], input, indexes)!;
    };

    private DataViewSchema.Annotations AnnotationsOf(DataViewSchema.Column[] inputs, PrimitiveDataViewType itemType, int size)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        if (itemType is NumberDataViewType && inputs.All(AnnotationKinds.IsNormalizedOf))
            builder.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        if (size > 0 && inputs.Any(c => c.Type is not VectorDataViewType || AnnotationKinds.SlotNamesOf(c) is not null))
        {
            builder.Add(AnnotationKinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, size),
                (ref VBuffer<ReadOnlyMemory<char>> names) => names = new VBuffer<ReadOnlyMemory<char>>(size, SlotNames(inputs)));
        }

        if (size > 0 && inputs.Any(c => CategoricalRanges.Of(c) is not null))
        {
            var ranges = CategoricalRanges.Shifted(inputs, SizeOf);
            builder.Add(AnnotationKinds.CategoricalSlotRanges, new VectorDataViewType(NumberDataViewType.Int32, ranges.Length / 2, 2),
                (ref VBuffer<int> value) => value = new VBuffer<int>(ranges.Length, [.. ranges]));
        }

        return builder.ToAnnotations();
    }

    private ReadOnlyMemory<char>[] SlotNames(DataViewSchema.Column[] inputs)
    {
        var names = new List<ReadOnlyMemory<char>>();
        for (var i = 0; i < inputs.Length; i++)
        {
            var column = Sources[i].Alias ?? inputs[i].Name;
            if (inputs[i].Type is not VectorDataViewType vector)
                names.Add(column.AsMemory());
            else if (AnnotationKinds.SlotNamesOf(inputs[i]) is { } slots)
                names.AddRange(slots.DenseValues().Select(slot => slot.IsEmpty ? slot : (Sources[i].Alias == inputs[i].Name ? slot : $"{column}.{slot}".AsMemory())));
            else
                names.AddRange(new ReadOnlyMemory<char>[vector.Size]);
        }

        return [.. names];
    }
}
