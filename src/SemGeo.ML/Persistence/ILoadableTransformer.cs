using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace SemGeo.ML.Persistence;

/// <summary>A transformer that ML.NET's model files can bring back (see <see cref="MlNetModelIo"/>).</summary>
/// <typeparam name="TSelf">The transformer itself.</typeparam>
internal interface ILoadableTransformer<TSelf> : ITransformer
    where TSelf : class, ILoadableTransformer<TSelf>
{
    /// <summary>The names that files know it by, unique within a catalog; at most 24 Latin-1 characters each, prefixed "SemGeo". The first is written where the transformer names none of them.</summary>
    static abstract IReadOnlyList<string> LoaderSignatures { get; }

    /// <summary>Creates the transformer from what its Save wrote.</summary>
    static abstract TSelf Load(IHostEnvironment environment, IModelReader reader);
}
