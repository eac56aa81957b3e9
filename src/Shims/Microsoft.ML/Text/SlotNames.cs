namespace Microsoft.ML.Data;

/// <summary>The names of a vector column's slots, from the header.</summary>
internal static class SlotNames
{
    private const string Kind = "SlotNames";

    /// <summary>An annotation with the names, or null for scalars and vectors whose size varies, and where no slot has a name.</summary>
    public static DataViewSchema.Annotations? Of(TextColumn column, string header, TextFormat format)
    {
        if (column.Type is not VectorDataViewType { IsKnownSize: true } type)
            return null;
        var fields = new FieldScanner(format);
        fields.Scan(header, int.MaxValue);
        var names = column.Segments.SelectMany(s => Enumerable.Range(s.Min, s.End!.Value - s.Min))
            .Select(field => field < fields.Count ? fields[field].Trim() : default).ToArray();
        if (Array.TrueForAll(names, name => name.IsEmpty))
            return null;
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(Kind, new VectorDataViewType(TextDataViewType.Instance, type.Size),
            (ref VBuffer<ReadOnlyMemory<char>> destination) => VBuffer<ReadOnlyMemory<char>>.Copy(names, 0, ref destination, names.Length));
        return builder.ToAnnotations();
    }
}
