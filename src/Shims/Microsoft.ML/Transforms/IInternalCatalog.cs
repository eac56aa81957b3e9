using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Gives extensions of a catalog the environment that it belongs to.</summary>
internal interface IInternalCatalog
{
    IHostEnvironment Environment { get; }
}
