using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

internal static class CatalogEnvironment
{
    /// <summary>The environment of a catalog.</summary>
    public static IHostEnvironment Of(IInternalCatalog catalog)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return catalog.Environment;
    }
}
