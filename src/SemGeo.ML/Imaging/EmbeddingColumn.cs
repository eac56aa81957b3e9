using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geography;
using SemGeo.ML.Schema;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Imaging;

/// <summary>The column of embeddings, for models of heads alone: vectors that another network made of the photos.</summary>
internal static class EmbeddingColumn
{
    private const string Expected = "a vector of Single or Double";

    public static bool IsEmbedding(DataViewType type) => type is VectorDataViewType vector && IsNumber(vector.ItemType);

    /// <summary>Finds the column.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="step">The step that needs it, for errors.</param>
    /// <param name="size">The size that a vector must have; 0 for any. Vectors of variable size are checked row by row.</param>
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string step, int size = 0) => ColumnCheck.Find(
        schema, name, step, size == 0 ? Expected : $"{Expected} with {size} numbers", type => IsEmbedding(type) && (size == 0 || ((VectorDataViewType)type).Size is var known && (known == 0 || known == size)));

    /// <summary>Checks the column of a shape.</summary>
    public static void Check(SchemaShape shape, string name, string step) =>
        ColumnCheck.Find(shape, name, step, Expected, c => c.Kind != SchemaShape.Column.VectorKind.Scalar && IsNumber(c.ItemType));

    /// <summary>The numbers of an embedding: those of the type, or of the first row where the type does not tell.</summary>
    /// <exception cref="InvalidOperationException">There is no row, or the first one has no embedding.</exception>
    public static int SizeOf(IDataView data, DataViewSchema.Column column, string step)
    {
        if (((VectorDataViewType)column.Type).Size is > 0 and var known)
            return known;
        using var cursor = data.GetRowCursor([column]);
        var length = cursor.MoveNext() ? Numbers(cursor, column)().Length : 0;
        return length > 0 ? length : throw new InvalidOperationException($"The column '{column.Name}' has vectors of variable size, and the first row tells none: {step} cannot know how long embeddings are.");
    }

    /// <summary>Reads the live row's embedding as an example that owns its memory.</summary>
    public static Func<long, ReadOnlyMemory<int>, GeoCoordinate, PhotoExample> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        var numbers = Numbers(row, column);
        return (number, labels, coordinate) => new PhotoExample(number, null, default, labels, coordinate) { Embedding = numbers() };
    }

    private static bool IsNumber(DataViewType type) => type == NumberDataViewType.Single || type == NumberDataViewType.Double;

    private static Func<float[]> Numbers(DataViewRow row, DataViewSchema.Column column)
    {
        if (((VectorDataViewType)column.Type).ItemType == NumberDataViewType.Single)
        {
            var single = row.GetGetter<VBuffer<float>>(column);
            VBuffer<float> value = default;
            return () =>
            {
                single(ref value);
                return [.. value.DenseValues()];
            };
        }

        var wide = row.GetGetter<VBuffer<double>>(column);
        VBuffer<double> buffer = default;
        return () =>
        {
            wide(ref buffer);
            return [.. buffer.DenseValues().Select(number => (float)number)];
        };
    }
}
