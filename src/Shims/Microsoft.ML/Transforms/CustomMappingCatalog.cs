using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Estimators made of one's own functions.</summary>
public static partial class CustomMappingCatalog
{
    /// <summary>Makes columns by a function.</summary>
    /// <typeparam name="TSrc">Class whose members take input columns.</typeparam>
    /// <typeparam name="TDst">Class whose members are the output columns.</typeparam>
    /// <param name="catalog">The catalog.</param>
    /// <param name="mapAction">The function. It sees the same two objects for every row of a cursor, and sets every member of the second.</param>
    /// <param name="contractName">The name of a <see cref="CustomMappingFactoryAttributeAttribute"/> by which a saved model finds the function; null when it is never saved.</param>
    /// <param name="inputSchemaDefinition">How members take columns; found by reflection when null.</param>
    /// <param name="outputSchemaDefinition">How members become columns; found by reflection when null.</param>
    public static CustomMappingEstimator<TSrc, TDst> CustomMapping<TSrc, TDst>(this TransformsCatalog catalog, Action<TSrc, TDst> mapAction, string? contractName,
        SchemaDefinition? inputSchemaDefinition = null, SchemaDefinition? outputSchemaDefinition = null)
        where TSrc : class, new()
        where TDst : class, new() =>
        new(CatalogEnvironment.Of(catalog), new CustomMappingTransformer<TSrc, TDst>(mapAction, contractName, inputSchemaDefinition, outputSchemaDefinition));
}
