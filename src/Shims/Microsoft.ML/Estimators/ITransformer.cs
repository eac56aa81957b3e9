using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Turns a view into another one, lazily.</summary>
public interface ITransformer : ICanSaveModel
{
    /// <summary>Whether each output row depends on one input row alone, so that <see cref="GetRowToRowMapper"/> can be called.</summary>
    bool IsRowToRowMapper { get; }

    /// <summary>The columns that <see cref="Transform"/> gives for columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or of the wrong type.</exception>
    DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    /// <summary>Transforms a view. Nothing is computed before rows are read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or of the wrong type.</exception>
    IDataView Transform(IDataView input);

    /// <summary>The mapper of single rows.</summary>
    /// <exception cref="InvalidOperationException">The transformer does not map rows.</exception>
    IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema);
}
