namespace Microsoft.ML.Data;

/// <summary>Maps single rows.</summary>
public interface IRowToRowMapper
{
    /// <summary>The columns of the input rows.</summary>
    DataViewSchema InputSchema { get; }

    /// <summary>The columns of the output rows.</summary>
    DataViewSchema OutputSchema { get; }

    /// <summary>The input columns that output columns need.</summary>
    IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns);

    /// <summary>A live row over a live input row; it owns the input row.</summary>
    /// <param name="input">A row of <see cref="InputSchema"/> with the needed columns active.</param>
    /// <param name="activeColumns">Columns of <see cref="OutputSchema"/> that the row must be able to give.</param>
    DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns);
}
