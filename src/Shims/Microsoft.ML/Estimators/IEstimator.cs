namespace Microsoft.ML;

/// <summary>Learns a transformer from data.</summary>
/// <typeparam name="TTransformer">What is learnt.</typeparam>
public interface IEstimator<out TTransformer>
    where TTransformer : ITransformer
{
    /// <summary>Learns from a view.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or of the wrong type.</exception>
    TTransformer Fit(IDataView input);

    /// <summary>The shape of the output columns for a shape of input columns, known before anything is learnt.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or of the wrong type.</exception>
    SchemaShape GetOutputSchema(SchemaShape inputSchema);
}
