using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Gives the function of a custom mapping when a model is loaded.</summary>
/// <typeparam name="TSrc">Class whose members take input columns.</typeparam>
/// <typeparam name="TDst">Class whose members are the output columns.</typeparam>
public abstract class CustomMappingFactory<TSrc, TDst> : ICustomMappingFactory
    where TSrc : class, new()
    where TDst : class, new()
{
    /// <summary>Makes a factory.</summary>
    protected CustomMappingFactory()
    {
    }

    /// <summary>The function.</summary>
    public abstract Action<TSrc, TDst> GetMapping();

    ITransformer ICustomMappingFactory.CreateTransformer(IHostEnvironment env, string contractName) =>
        new CustomMappingTransformer<TSrc, TDst>(GetMapping(), contractName, null, null);
}
