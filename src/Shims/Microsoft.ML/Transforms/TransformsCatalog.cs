using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Estimators that transform columns: <see cref="MLContext.Transforms"/>.</summary>
public sealed class TransformsCatalog : IInternalCatalog
{
    private readonly IHostEnvironment _env;

    internal TransformsCatalog(IHostEnvironment env)
    {
        _env = env;
        Conversion = new ConversionTransforms(this);
    }

    /// <summary>Estimators that change the type of columns.</summary>
    public ConversionTransforms Conversion { get; }

    IHostEnvironment IInternalCatalog.Environment => _env;

    /// <summary>Estimators that change the type of columns.</summary>
    public sealed class ConversionTransforms : IInternalCatalog
    {
        private readonly TransformsCatalog _catalog;

        internal ConversionTransforms(TransformsCatalog catalog) => _catalog = catalog;

        IHostEnvironment IInternalCatalog.Environment => _catalog._env;
    }
}
