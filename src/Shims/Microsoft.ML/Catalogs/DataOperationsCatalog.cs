using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Operations on data: <see cref="MLContext.Data"/>.</summary>
public sealed partial class DataOperationsCatalog
{
    private readonly IHostEnvironment _environment;

    internal DataOperationsCatalog(IHostEnvironment environment)
    {
        _environment = environment;
    }

    internal IHostEnvironment Environment => _environment;
}
