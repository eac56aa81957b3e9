using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.ML.Persistence;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>
/// Writes one key column a level, <c>Cell.Fine</c>, <c>Cell.Country</c> and so on: the class of the row's coordinate in each partitioning, of S2 cells, countries or combinations. The key values are
/// location ids; a row without a coordinate, or in no cell, has a missing key.
/// </summary>
/// <remarks>Safe for several threads.</remarks>
public sealed class CellLabelTransformer : ILoadableTransformer<CellLabelTransformer>
{
    private readonly CellLabelColumns _columns;

    internal CellLabelTransformer(PartitioningSet partitionings, CellLabelColumns columns)
    {
        Partitionings = partitionings;
        _columns = columns;
    }

    static string ILoadableTransformer<CellLabelTransformer>.LoaderSignature => "SemGeoCellLabels";

    /// <summary>The partitionings with their cells and hierarchy.</summary>
    public PartitioningSet Partitionings { get; }

    /// <summary>Whether single rows can be mapped: always.</summary>
    public bool IsRowToRowMapper => true;

    static CellLabelTransformer ILoadableTransformer<CellLabelTransformer>.Load(IHostEnvironment environment, IModelReader reader)
    {
        var columns = new CellLabelColumns(reader.Header.ReadString(), reader.Header.ReadString(), reader.Header.ReadString());
        var set = ModelPartitionings.Read(reader);
        return set.IsLabelledByCoordinate ? new CellLabelTransformer(set, columns) : throw new ModelFormatException("The model's partitionings label by address, but it should label by coordinate: it is damaged. Copy the file again.");
    }

    /// <summary>The input's schema with the class columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column of coordinates is absent.</exception>
    /// <exception cref="ArgumentException">A column of coordinates has another type.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <summary>The data with the class columns, computed lazily.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column of coordinates is absent.</exception>
    /// <exception cref="ArgumentException">A column of coordinates has another type.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedDataView(input, Bind(input.Schema));
    }

    /// <summary>The row-wise form, as a PredictionEngine uses it.</summary>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowToRowMapper(Bind(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) => MlNetModelIo.Save<CellLabelTransformer>(
        ctx,
        writer =>
        {
            writer.Write(_columns.Latitude);
            writer.Write(_columns.Longitude);
            writer.Write(_columns.Prefix);
        },
        ModelPartitionings.StreamOf(Partitionings));

    private CellLabelMap Bind(DataViewSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new CellLabelMap(Partitionings, _columns, input);
    }
}
