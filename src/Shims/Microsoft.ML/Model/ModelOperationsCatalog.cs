using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Operations on models: <see cref="MLContext.Model"/>.</summary>
public sealed class ModelOperationsCatalog
{
    internal ModelOperationsCatalog(IHostEnvironment environment)
    {
        Environment = environment;
    }

    internal IHostEnvironment Environment { get; }
}
