namespace Microsoft.ML.Data;

/// <summary>A chain whatever its last transformer.</summary>
internal interface ITransformerChain
{
    IReadOnlyList<ITransformer> Transformers { get; }

    IReadOnlyList<TransformerScope> Scopes { get; }
}
