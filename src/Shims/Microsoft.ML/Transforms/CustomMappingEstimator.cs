using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Makes columns by a function of one's own: <see cref="CustomMappingCatalog.CustomMapping"/>.</summary>
/// <typeparam name="TSrc">Class whose members take input columns.</typeparam>
/// <typeparam name="TDst">Class whose members are the output columns.</typeparam>
public sealed class CustomMappingEstimator<TSrc, TDst> : TrivialEstimator<CustomMappingTransformer<TSrc, TDst>>
    where TSrc : class, new()
    where TDst : class, new()
{
    internal CustomMappingEstimator(IHostEnvironment env, CustomMappingTransformer<TSrc, TDst> transformer)
        : base(env.Register("CustomMappingEstimator"), transformer)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or of the wrong type.</exception>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var shape = new ShapeBuilder(inputSchema);
        foreach (var member in RowColumn.Of(typeof(TSrc), Transformer.InputDefinition, SchemaDefinition.Direction.Both))
        {
            var column = shape.Input(member.Name);
            var wanted = new SchemaShape.Column(member.Name, member.Type, null);
            // A vector of known size may stand where one of any size is asked for.
            var fits = wanted.ItemType.Equals(column.ItemType) && wanted.IsKey == column.IsKey && (wanted.Kind == column.Kind
                || (wanted.Kind == SchemaShape.Column.VectorKind.VariableVector && column.Kind == SchemaShape.Column.VectorKind.Vector));
            if (!fits)
                throw Contracts.ExceptSchemaMismatch(nameof(inputSchema), "input", member.Name, member.Type.ToString()!, column.GetTypeString());
        }

        foreach (var column in SchemaShape.Create(RowColumn.SchemaOf(Transformer.Outputs)))
            shape.Set(column);
        return shape.ToShape();
    }
}
