namespace Microsoft.ML.Data;

/// <summary>How a chain of transformers stands in a model file.</summary>
internal static class TransformerChainFormat
{
    public static void Save(ModelSaveContext context, ITransformerChain chain) =>
        throw new NotSupportedException($"A chain of {chain.Transformers.Count} cannot be written by {context}.");
}
