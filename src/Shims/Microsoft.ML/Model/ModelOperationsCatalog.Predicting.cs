using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class ModelOperationsCatalog
{
    /// <summary>An engine that runs a model on single objects.</summary>
    /// <typeparam name="TSrc">Class of the examples.</typeparam>
    /// <typeparam name="TDst">Class of the predictions.</typeparam>
    /// <param name="transformer">The model. The engine owns it: disposing the engine disposes it.</param>
    /// <param name="ignoreMissingColumns">Whether members of the prediction class without a column keep their values, rather than being an error.</param>
    /// <param name="inputSchemaDefinition">How the example class is read as columns; found by reflection when null.</param>
    /// <param name="outputSchemaDefinition">How the prediction class is filled from columns; found by reflection when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column that the model needs is missing or of the wrong type.</exception>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, bool ignoreMissingColumns = true,
        SchemaDefinition? inputSchemaDefinition = null, SchemaDefinition? outputSchemaDefinition = null)
        where TSrc : class
        where TDst : class, new() => CreatePredictionEngine<TSrc, TDst>(transformer, new PredictionEngineOptions
        {
            IgnoreMissingColumns = ignoreMissingColumns,
            InputSchemaDefinition = inputSchemaDefinition,
            OutputSchemaDefinition = outputSchemaDefinition,
        });

    /// <summary>An engine whose example class has the types and annotations of a schema's columns, such as the one that a model was loaded with.</summary>
    /// <typeparam name="TSrc">Class of the examples, with a member for each column of the schema.</typeparam>
    /// <typeparam name="TDst">Class of the predictions, with a column for each member.</typeparam>
    /// <param name="transformer">The model. The engine owns it: disposing the engine disposes it.</param>
    /// <param name="inputSchema">The columns of the examples.</param>
    /// <exception cref="InvalidOperationException">The example class has no member for a column.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column that the model needs is missing or of the wrong type.</exception>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, DataViewSchema inputSchema)
        where TSrc : class
        where TDst : class, new() =>
        CreatePredictionEngine<TSrc, TDst>(transformer, ignoreMissingColumns: false, RowColumn.DefinitionFor(typeof(TSrc), inputSchema));

    /// <summary>An engine that runs a model on single objects.</summary>
    /// <typeparam name="TSrc">Class of the examples.</typeparam>
    /// <typeparam name="TDst">Class of the predictions.</typeparam>
    /// <param name="transformer">The model.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column that the model needs is missing or of the wrong type.</exception>
    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, PredictionEngineOptions options)
        where TSrc : class
        where TDst : class, new() => new(transformer, options);
}
