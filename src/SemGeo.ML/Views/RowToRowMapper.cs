using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Views;

/// <summary>Lets a PredictionEngine run a <see cref="RowMap"/> one row at a time.</summary>
internal sealed class RowToRowMapper(RowMap map) : IRowToRowMapper
{
    public DataViewSchema InputSchema => map.InputSchema;

    public DataViewSchema OutputSchema => map.OutputSchema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) => map.InputsFor(dependingColumns);

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) =>
        new MappedRow(input, map, map.ActiveFor(activeColumns));
}
