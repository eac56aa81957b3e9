using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Runs a transformer on single objects.</summary>
/// <typeparam name="TSrc">Class of the examples, whose members are the input columns.</typeparam>
/// <typeparam name="TDst">Class of the predictions, whose members take output columns.</typeparam>
/// <remarks>For one thread at a time.</remarks>
public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly ObjectRow<TSrc> _input;
    private readonly Action<TDst> _fill;
    private readonly ITransformer _transformer;
    private readonly bool _ownsTransformer;
    private bool _disposed;

    private protected PredictionEngineBase(ITransformer transformer, PredictionEngineOptions options)
    {
        Contracts.CheckValue(transformer, nameof(transformer));
        Contracts.CheckParam(transformer.IsRowToRowMapper, nameof(transformer), "Must be a row to row mapper");
        _transformer = transformer;
        _ownsTransformer = options.OwnsTransformer;
        _input = new ObjectRow<TSrc>(RowColumn.Of(typeof(TSrc), options.InputSchemaDefinition, SchemaDefinition.Direction.Read));
        var mapper = transformer.GetRowToRowMapper(_input.Schema);
        var writer = new RowWriter<TDst>(mapper.OutputSchema, options.IgnoreMissingColumns, options.OutputSchemaDefinition);
        _fill = writer.Over(mapper.GetRow(_input, mapper.OutputSchema));
        OutputSchema = transformer.GetOutputSchema(_input.Schema);
    }

    /// <summary>The columns that the transformer gives.</summary>
    public DataViewSchema OutputSchema { get; }

    /// <summary>Predicts for an example.</summary>
    /// <exception cref="ArgumentNullException">The example is null.</exception>
    public TDst Predict(TSrc example)
    {
        var prediction = new TDst();
        Predict(example, ref prediction);
        return prediction;
    }

    /// <summary>Predicts for an example into an object, which is made where it is null.</summary>
    /// <exception cref="ArgumentNullException">The example is null.</exception>
    public abstract void Predict(TSrc example, ref TDst prediction);

    /// <summary>Disposes the transformer too, unless the options say that the engine does not own it.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _input.Dispose();
        if (_ownsTransformer)
            (_transformer as IDisposable)?.Dispose();
    }

    private protected void Run(TSrc example, TDst prediction)
    {
        _input.MoveTo(example);
        _fill(prediction);
    }
}
