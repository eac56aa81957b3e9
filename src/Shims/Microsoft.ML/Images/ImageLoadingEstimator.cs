using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Data;

/// <summary>Loads the files that a column names: <see cref="ImageEstimatorsCatalog.LoadImages"/>, <see cref="ImageEstimatorsCatalog.LoadRawImageBytes"/>.</summary>
public sealed class ImageLoadingEstimator : TrivialEstimator<ImageLoadingTransformer>
{
    private readonly bool _asImage;

    internal ImageLoadingEstimator(IHostEnvironment env, string? imageFolder, bool asImage, params (string OutputColumnName, string InputColumnName)[] columns)
        : base(env.Register(nameof(ImageLoadingEstimator)), new ImageLoadingTransformer(env, imageFolder, asImage, columns)) => _asImage = asImage;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or is no text.</exception>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var shape = new ShapeBuilder(inputSchema);
        foreach (var (output, name) in Transformer.ColumnPairs)
        {
            var input = shape.Input(name);
            if (input.ItemType is not TextDataViewType || input.Kind != SchemaShape.Column.VectorKind.Scalar)
                throw Contracts.ExceptSchemaMismatch(nameof(inputSchema), "input", name, TextDataViewType.Instance.ToString()!, input.GetTypeString());
            shape.Set(_asImage
                ? new SchemaShape.Column(output, SchemaShape.Column.VectorKind.Scalar, new ImageDataViewType(), false)
                : new SchemaShape.Column(output, SchemaShape.Column.VectorKind.VariableVector, NumberDataViewType.Byte, false));
        }

        return shape.ToShape();
    }
}
