using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>What the catalogs of machine learning tasks have in common.</summary>
public abstract class TrainCatalogBase
{
    private protected TrainCatalogBase(IHostEnvironment environment)
    {
        Environment = environment;
    }

    private protected IHostEnvironment Environment { get; }
}
