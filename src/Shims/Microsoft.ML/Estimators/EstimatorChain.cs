using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Estimators one after the other; each learns from what the transformers before it give.</summary>
/// <typeparam name="TLastTransformer">What the last one learns.</typeparam>
public sealed class EstimatorChain<TLastTransformer> : IEstimator<TransformerChain<TLastTransformer>>
    where TLastTransformer : class, ITransformer
{
    private readonly IHost? _host;
    private readonly (IEstimator<ITransformer> Estimator, TransformerScope Scope, bool CacheAfter)[] _steps;

    /// <summary>The last estimator; null when the chain is empty.</summary>
    public readonly IEstimator<TLastTransformer>? LastEstimator;

    /// <summary>Makes an empty chain.</summary>
    public EstimatorChain()
        : this(null, [])
    {
    }

    private EstimatorChain(IHost? host, (IEstimator<ITransformer> Estimator, TransformerScope Scope, bool CacheAfter)[] steps)
    {
        _host = host;
        _steps = steps;
        LastEstimator = steps.LastOrDefault().Estimator as IEstimator<TLastTransformer>;
    }

    /// <summary>Checks the columns along the whole chain, then fits one estimator after the other.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or of the wrong type.</exception>
    public TransformerChain<TLastTransformer> Fit(IDataView input)
    {
        GetOutputSchema(SchemaShape.Create(input.Schema));
        var view = input;
        var transformers = new ITransformer[_steps.Length];
        for (var i = 0; i < transformers.Length; i++)
        {
            transformers[i] = _steps[i].Estimator.Fit(view);
            view = transformers[i].Transform(view);
            if (_steps[i].CacheAfter && i < transformers.Length - 1)
                view = new CacheDataView(view, []);
        }

        return new TransformerChain<TLastTransformer>(transformers, _steps.Select(s => s.Scope));
    }

    /// <summary>The shape of the output columns, checked along the whole chain.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or of the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) =>
        _steps.Aggregate(inputSchema, (shape, step) => step.Estimator.GetOutputSchema(shape));

    /// <summary>A chain with one more estimator; this one stays as it is.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="scope">When its transformer takes part.</param>
    public EstimatorChain<TNewTrans> Append<TNewTrans>(IEstimator<TNewTrans> estimator, TransformerScope scope = TransformerScope.Everything)
        where TNewTrans : class, ITransformer
    {
        Contracts.CheckValue(estimator, nameof(estimator));
        return new EstimatorChain<TNewTrans>(_host, [.. _steps, (estimator, scope, false)]);
    }

    /// <summary>A chain that keeps what its last transformer gives in memory while later estimators are fitted. Images cannot be kept: such columns are left out.</summary>
    /// <exception cref="InvalidOperationException">The chain is empty.</exception>
    public EstimatorChain<TLastTransformer> AppendCacheCheckpoint(IHostEnvironment env)
    {
        Contracts.CheckValue(env, nameof(env));
        if (_steps.Length == 0)
            throw new InvalidOperationException("Current estimator chain has no estimator, can't append cache checkpoint.");
        if (_steps[^1].CacheAfter)
            return this;
        return new EstimatorChain<TLastTransformer>(env.Register(nameof(EstimatorChain<>)), [.. _steps[..^1], _steps[^1] with { CacheAfter = true }]);
    }
}
