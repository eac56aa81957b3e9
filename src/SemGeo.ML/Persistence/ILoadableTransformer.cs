using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace SemGeo.ML.Persistence;

/// <summary>A transformer that ML.NET's model files can bring back (see <see cref="MlNetModelIo"/>).</summary>
/// <typeparam name="TSelf">The transformer itself.</typeparam>
internal interface ILoadableTransformer<TSelf> : ITransformer
    where TSelf : class, ILoadableTransformer<TSelf>
{
    /// <summary>The name in the file, unique within a catalog; at most 24 Latin-1 characters, prefixed "SemGeo".</summary>
    static abstract string LoaderSignature { get; }

    /// <summary>Creates the transformer from what its Save wrote.</summary>
    static abstract TSelf Load(IHostEnvironment environment, IModelReader reader);
}
