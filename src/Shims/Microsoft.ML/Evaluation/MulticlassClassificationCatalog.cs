using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Multi-class classification: <see cref="MLContext.MulticlassClassification"/>.</summary>
public sealed class MulticlassClassificationCatalog : TrainCatalogBase
{
    internal MulticlassClassificationCatalog(IHostEnvironment environment)
        : base(environment)
    {
    }
}
