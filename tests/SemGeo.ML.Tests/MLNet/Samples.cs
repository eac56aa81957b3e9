using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Tests.MLNet;

/// <summary>A row with a column of every frequent type.</summary>
public class Sample
{
    public string? Name { get; set; }

    public float Weight { get; set; }

    public double Latitude { get; set; }

    public int Count { get; set; }

    public bool IsGood { get; set; }

    [KeyType(5)]
    public uint Category { get; set; }

    [VectorType(2)]
    public float[]? Features { get; set; }

    public string[]? Words { get; set; }

    public byte[] Bytes { get; set; } = [];

    public long Id;
}

internal static class Samples
{
    public static Sample Of(int i) => new()
    {
        Name = $"name {i}",
        Weight = i % 4 == 3 ? float.NaN : i / 2f,
        Latitude = i - 10,
        Count = i,
        IsGood = i % 2 == 0,
        Category = (uint)(i % 6),
        Features = [i, -i],
        Words = [.. Enumerable.Range(0, i % 3).Select(w => $"w{w}")],
        Bytes = [(byte)i],
        Id = i * 1000L,
    };

    public static List<Sample> List(int count) => [.. Enumerable.Range(0, count).Select(Of)];

    public static IDataView View(int count) => new MLContext(1).Data.LoadFromEnumerable(List(count));

    /// <summary>A column that cannot be kept in memory, like an image.</summary>
    public static IDataView WithOpaqueColumn(int count) => new WithOpaque(View(count));

    public static int[] Counts(IDataView view) => [.. view.GetColumn<int>("Count")];

    private sealed class OpaqueType() : StructuredDataViewType(typeof(Stream))
    {
        public override bool Equals(DataViewType? other) => other is OpaqueType;
    }

    private sealed class WithOpaque(IDataView source) : IDataView
    {
        public bool CanShuffle => false;

        public DataViewSchema Schema { get; } = MakeSchema(source.Schema);

        public long? GetRowCount() => source.GetRowCount();

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
            new Cursor(Schema, source.GetRowCursor(columnsNeeded.Where(c => c.Index < source.Schema.Count).Select(c => source.Schema[c.Index])));

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

        private static DataViewSchema MakeSchema(DataViewSchema source)
        {
            var builder = new DataViewSchema.Builder();
            builder.AddColumns(source);
            builder.AddColumn("Opaque", new OpaqueType());
            return builder.ToSchema();
        }

        private sealed class Cursor(DataViewSchema schema, DataViewRowCursor input) : DataViewRowCursor
        {
            public override DataViewSchema Schema => schema;

            public override long Position => input.Position;

            public override long Batch => input.Batch;

            public override bool MoveNext() => input.MoveNext();

            public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

            public override bool IsColumnActive(DataViewSchema.Column column) => column.Index == input.Schema.Count || input.IsColumnActive(input.Schema[column.Index]);

            public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => column.Index < input.Schema.Count
                ? input.GetGetter<TValue>(input.Schema[column.Index])
                : (ref TValue value) => value = default!;
        }
    }
}
