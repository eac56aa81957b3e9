using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Options of a prediction engine.</summary>
public sealed class PredictionEngineOptions
{
    /// <summary>Whether members of the prediction class without a column keep their values, rather than being an error.</summary>
    /// <value>The default value is true.</value>
    public bool IgnoreMissingColumns = true;

    /// <summary>How the example class is read as columns; found by reflection when null.</summary>
    public SchemaDefinition? InputSchemaDefinition;

    /// <summary>How the prediction class is filled from columns; found by reflection when null.</summary>
    public SchemaDefinition? OutputSchemaDefinition;

    /// <summary>Whether disposing the engine disposes the transformer.</summary>
    /// <value>The default value is true.</value>
    public bool OwnsTransformer = true;

    /// <summary>Makes the default options.</summary>
    public PredictionEngineOptions()
    {
    }
}
