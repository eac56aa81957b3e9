using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Puts columns of one item type one behind the other into a vector: <see cref="TransformExtensionsCatalog.Concatenate"/>.</summary>
public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
{
    private readonly IHost _host;
    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingEstimator(IHostEnvironment env, string outputColumnName, params string[] inputColumnNames)
    {
        _host = env.Register(nameof(ColumnConcatenatingEstimator));
        Contracts.CheckNonEmpty(outputColumnName, nameof(outputColumnName));
        Contracts.CheckValue(inputColumnNames, nameof(inputColumnNames));
        Contracts.CheckParam(inputColumnNames.Length > 0, nameof(inputColumnNames), "Input columns not specified");
        Contracts.CheckParam(!inputColumnNames.Any(string.IsNullOrEmpty), nameof(inputColumnNames), "Contained some null or empty items");
        _output = outputColumnName;
        _inputs = inputColumnNames;
    }

    /// <summary>Makes the transformer; nothing is learned.</summary>
    public ColumnConcatenatingTransformer Fit(IDataView input)
    {
        Contracts.CheckValue(input, nameof(input));
        return new ColumnConcatenatingTransformer(_host, _output, _inputs);
    }

    /// <summary>The shape of the output columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing.</exception>
    /// <exception cref="InvalidOperationException">An input column is a key, or of another type than the first one.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var shape = new ShapeBuilder(inputSchema);
        var columns = Array.ConvertAll(_inputs, shape.Input);
        foreach (var column in columns)
        {
            Contracts.Check(!column.IsKey, $"Column '{column.Name}' is key. Concatenation of keys is unsupported.");
            Contracts.Check(column.ItemType.Equals(columns[0].ItemType),
                $"Concatenated columns should have the same type. Column '{column.Name}' has type of {column.ItemType}, but expected column type is {columns[0].ItemType}.");
        }

        var annotations = new List<SchemaShape.Column>();
        if (Array.TrueForAll(columns, c => Has(c, AnnotationKinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance)))
            annotations.Add(new SchemaShape.Column(AnnotationKinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false));
        if (Array.Exists(columns, c => Has(c, AnnotationKinds.CategoricalSlotRanges, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Int32)))
            annotations.Add(new SchemaShape.Column(AnnotationKinds.CategoricalSlotRanges, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Int32, false));
        if (Array.Exists(columns, c => c.Kind == SchemaShape.Column.VectorKind.Scalar || Has(c, AnnotationKinds.SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance)))
            annotations.Add(new SchemaShape.Column(AnnotationKinds.SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, false));

        var varies = Array.Exists(columns, c => c.Kind == SchemaShape.Column.VectorKind.VariableVector);
        shape.Set(new SchemaShape.Column(_output, varies ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector,
            columns[0].ItemType, false, new SchemaShape(annotations)));
        return shape.ToShape();
    }

    private static bool Has(SchemaShape.Column column, string kind, SchemaShape.Column.VectorKind vectorKind, DataViewType itemType) =>
        column.Annotations.TryFindColumn(kind, out var annotation) && annotation.Kind == vectorKind && !annotation.IsKey && annotation.ItemType.Equals(itemType);
}
