using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Estimators that transform columns: <see cref="MLContext.Transforms"/>.</summary>
public sealed class TransformsCatalog
{
    internal TransformsCatalog(IHostEnvironment environment)
    {
        Environment = environment;
    }

    internal IHostEnvironment Environment { get; }
}
