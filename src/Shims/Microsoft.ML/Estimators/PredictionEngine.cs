using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Runs a transformer on single objects. Made by <see cref="ModelOperationsCatalog"/>; for one thread at a time.</summary>
/// <typeparam name="TSrc">Class of the examples, whose members are the input columns.</typeparam>
/// <typeparam name="TDst">Class of the predictions, whose members take output columns.</typeparam>
public sealed class PredictionEngine<TSrc, TDst> : PredictionEngineBase<TSrc, TDst>
    where TSrc : class
    where TDst : class, new()
{
    internal PredictionEngine(ITransformer transformer, PredictionEngineOptions options)
        : base(transformer, options)
    {
    }

    /// <inheritdoc/>
    public override void Predict(TSrc example, ref TDst prediction)
    {
        Contracts.CheckValue(example, nameof(example));
        prediction ??= new TDst();
        Run(example, prediction);
    }
}
