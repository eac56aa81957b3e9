using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A column of a text file and the runs of fields that it is made of.</summary>
internal sealed record TextColumn(string Name, DataViewType Type, IReadOnlyList<TextColumn.Segment> Segments)
{
    /// <summary>Item type, of scalars the type itself.</summary>
    public PrimitiveDataViewType ItemType => (Type as VectorDataViewType)?.ItemType ?? (PrimitiveDataViewType)Type;

    /// <summary>How many fields of a line are needed.</summary>
    public int FieldsNeeded => Segments.Max(s => s.End ?? int.MaxValue);

    /// <summary>Makes a column of what the user asked for.</summary>
    /// <param name="column">The column asked for.</param>
    /// <param name="lineSize">Number of fields in a line, asked for only where a run ends with the line.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column has no name, no fields or ones that overlap, or is of a wrong kind.</exception>
    public static TextColumn Create(TextLoader.Column column, Func<int> lineSize)
    {
        Contracts.CheckNonWhiteSpace(column.Name, nameof(column.Name));
        var name = column.Name.Trim();
        Contracts.CheckParam(column.Source is { Length: > 0 }, nameof(column.Source), "Must specify some source column indices");
        var segments = Array.ConvertAll(column.Source, range => Segment.Create(range, lineSize));
        var sorted = segments.OrderBy(s => s.Min).ToArray();
        for (var i = 1; i < sorted.Length; i++)
            Contracts.CheckParam(sorted[i - 1].End <= sorted[i].Min, nameof(column.Source), $"Intervals specified for column '{name}' overlap");
        var item = ItemTypeOf(column);
        var isVariable = segments.Any(s => s.End is null);
        var size = segments.Sum(s => s.End - s.Min) ?? 0;
        var isVector = isVariable || size > 1 || segments[0].ForceVector;
        return new TextColumn(name, isVector ? new VectorDataViewType(item, isVariable ? 0 : size) : item, segments);
    }

    private static PrimitiveDataViewType ItemTypeOf(TextLoader.Column column)
    {
        Contracts.CheckParam(Enum.IsDefined(column.DataKind), "Type", "Bad item type");
        var raw = RawTypeOf(column.DataKind);
        if (column.KeyCount is not { } key)
            return PrimitiveTypes.Of(raw);
        Contracts.CheckParam(KeyDataViewType.IsValidDataType(raw), "Type", "Bad item type for Key");
        return new KeyDataViewType(raw, key.Count ?? KeyDataViewType.LargestValueOf(raw));
    }

    private static Type RawTypeOf(DataKind kind) => kind switch
    {
        DataKind.SByte => typeof(sbyte),
        DataKind.Byte => typeof(byte),
        DataKind.Int16 => typeof(short),
        DataKind.UInt16 => typeof(ushort),
        DataKind.Int32 => typeof(int),
        DataKind.UInt32 => typeof(uint),
        DataKind.Int64 => typeof(long),
        DataKind.UInt64 => typeof(ulong),
        DataKind.Single => typeof(float),
        DataKind.Double => typeof(double),
        DataKind.String => typeof(string),
        DataKind.Boolean => typeof(bool),
        DataKind.TimeSpan => typeof(TimeSpan),
        DataKind.DateTime => typeof(DateTime),
        _ => typeof(DateTimeOffset),
    };

    /// <summary>A run of fields from <paramref name="Min"/> to before <paramref name="End"/>; null is the end of each line.</summary>
    public readonly record struct Segment(int Min, int? End, bool ForceVector)
    {
        public static Segment Create(TextLoader.Range range, Func<int> lineSize)
        {
            if (range.AllOther)
                throw Contracts.ExceptNotSupp("Columns of all other fields (AllOther) are not supported by this stand-in for ML.NET; list the fields.");
            Contracts.CheckParam(range.Min >= 0, nameof(range.Min));
            if (range.Max is { } max)
            {
                Contracts.CheckParam(range.Min <= max && max < int.MaxValue - 1, nameof(range.Max));
                return new Segment(range.Min, max + 1, range.ForceVector);
            }

            if (!range.AutoEnd)
                return range.VariableEnd ? new Segment(range.Min, null, ForceVector: true) : new Segment(range.Min, range.Min + 1, range.ForceVector);
            var size = lineSize();
            Contracts.CheckParam(range.Min < size, nameof(range.Min), $"Column #{range.Min} not found in the dataset (it only has {size} columns)");
            return new Segment(range.Min, size, ForceVector: true);
        }
    }
}
