using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using SemGeo.Geography;
using SemGeo.ML.Schema;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Imaging;

/// <summary>The column that a photo comes from: a path, the encoded bytes, (for scoring) an image that ML.NET has decoded, or an embedding of it.</summary>
internal static class ImageColumn
{
    private const string Expected = "a path (text), encoded bytes (a vector of Byte) or an Image";

    /// <summary>Finds the column for scoring.</summary>
    public static DataViewSchema.Column FindForScoring(DataViewSchema schema, string name, string step) =>
        ColumnCheck.Find(schema, name, step, Expected, type => IsPath(type) || IsBytes(type) || type is ImageDataViewType);

    /// <summary>Finds the column for training.</summary>
    public static DataViewSchema.Column FindForTraining(DataViewSchema schema, string name, string step)
    {
        var column = FindForScoring(schema, name, step);
        return column.Type is ImageDataViewType ? throw NotTrainable(name, step) : column;
    }

    /// <summary>Checks the column of a shape for scoring.</summary>
    public static void CheckForScoring(SchemaShape shape, string name, string step) =>
        ColumnCheck.Find(shape, name, step, Expected, c => c.ItemType is ImageDataViewType || IsShapeOfPathOrBytes(c));

    /// <summary>Checks the column of a shape for training.</summary>
    public static void CheckForTraining(SchemaShape shape, string name, string step)
    {
        var column = ColumnCheck.Find(shape, name, step, Expected, c => c.ItemType is ImageDataViewType || IsShapeOfPathOrBytes(c));
        if (column.ItemType is ImageDataViewType)
            throw NotTrainable(name, step);
    }

    /// <summary>Reads the live row's photo as an example that owns its memory.</summary>
    public static Func<long, ReadOnlyMemory<int>, GeoCoordinate, PhotoExample> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        if (IsPath(column.Type))
        {
            var path = row.GetGetter<ReadOnlyMemory<char>>(column);
            ReadOnlyMemory<char> value = default;
            return (number, labels, coordinate) =>
            {
                path(ref value);
                return new PhotoExample(number, value.ToString(), default, labels, coordinate);
            };
        }

        if (EmbeddingColumn.IsEmbedding(column.Type))
            return EmbeddingColumn.Reader(row, column);
        return column.Type is ImageDataViewType ? ImageReader(row, column) : BytesReader(row, column);
    }

    private static Func<long, ReadOnlyMemory<int>, GeoCoordinate, PhotoExample> BytesReader(DataViewRow row, DataViewSchema.Column column)
    {
        var bytes = row.GetGetter<VBuffer<byte>>(column);
        VBuffer<byte> value = default;
        return (number, labels, coordinate) =>
        {
            bytes(ref value);
            return new PhotoExample(number, null, value.DenseValues().ToArray(), labels, coordinate);
        };
    }

    private static Func<long, ReadOnlyMemory<int>, GeoCoordinate, PhotoExample> ImageReader(DataViewRow row, DataViewSchema.Column column)
    {
        var image = row.GetGetter<MLImage>(column);
        MLImage value = null!;
        return (number, labels, coordinate) =>
        {
            // The pixels are copied: ML.NET disposes of images that it has handed out.
            image(ref value);
            return new PhotoExample(number, value?.Tag, default, labels, coordinate) { Image = value is null ? null : MLImagePixels.ToRgb(value) };
        };
    }

    private static bool IsPath(DataViewType type) => type is TextDataViewType;

    private static bool IsBytes(DataViewType type) => type is VectorDataViewType vector && vector.ItemType == NumberDataViewType.Byte;

    /// <summary>Whether a column of a shape holds paths or bytes.</summary>
    public static bool IsShapeOfPathOrBytes(SchemaShape.Column column) => column.Kind == SchemaShape.Column.VectorKind.Scalar
        ? column.ItemType == TextDataViewType.Instance
        : column.ItemType == NumberDataViewType.Byte;

    private static ArgumentException NotTrainable(string name, string step) => new(
        $"The input column '{name}' of {step} holds decoded images, on which it cannot train: ML.NET consumes such images in one pass and drops their columns in Cache and ShuffleRows. Train on the column of paths (text) or on encoded bytes (LoadRawImageBytes).", "inputSchema");
}
