using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.Geocoding.Embedded;
using SemGeo.ML.Persistence;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>
/// Writes one key column a level, <c>Cell.Fine</c> and so on: the class of the row's address in each partitioning. The key values are location ids; a row
/// without a qualifying location has a missing key.
/// </summary>
/// <remarks>Safe for several threads. Addresses of another geocoder than the one that the partitionings were built with are refused; the present embedded gazetteer takes the place of its earlier versions.</remarks>
public sealed class SemPLabelTransformer : ILoadableTransformer<SemPLabelTransformer>
{
    private readonly SemanticPartitionLabelsOptions _options;

    internal SemPLabelTransformer(PartitioningSet partitionings, SemanticPartitionLabelsOptions options)
    {
        Partitionings = partitionings;
        _options = options;
    }

    static string ILoadableTransformer<SemPLabelTransformer>.LoaderSignature => "SemGeoPartitionLabels";

    /// <summary>The partitionings, fine to coarse, with their cells and hierarchy.</summary>
    public PartitioningSet Partitionings { get; }

    /// <summary>Whether single rows can be mapped: always.</summary>
    public bool IsRowToRowMapper => true;

    static SemPLabelTransformer ILoadableTransformer<SemPLabelTransformer>.Load(IHostEnvironment environment, IModelReader reader)
    {
        var options = new SemanticPartitionLabelsOptions
        {
            AddressColumnName = reader.Header.ReadString(),
            LatitudeColumnName = reader.Header.ReadString(),
            LongitudeColumnName = reader.Header.ReadString(),
            CellColumnPrefix = reader.Header.ReadString(),
        };
        return Create(environment, ModelPartitionings.Read(reader), options);
    }

    /// <summary>A transformer over partitionings that exist already. Locations that the embedded gazetteer has changed since are named in the log.</summary>
    internal static SemPLabelTransformer Create(IHostEnvironment environment, PartitioningSet partitionings, SemanticPartitionLabelsOptions options)
    {
        const int Named = 10;
        if (partitionings.ChangedLocations() is { Count: > 0 } changed)
        {
            using var channel = environment.Register(nameof(SemPLabelTransformer)).Start("Versions");
            channel.Warning(
                MessageSensitivity.None,
                "The partitionings were built with {0}, of which {1} of their {2} locations have changed: {3}{4}. Photos there may get another class than before; all other locations are labelled as they were.",
                partitionings.Source, changed.Count, partitionings.Hierarchy.Count, string.Join("; ", changed.Take(Named)), changed.Count > Named ? "; ..." : "");
        }

        return new SemPLabelTransformer(partitionings, options);
    }

    /// <summary>The input's schema with the class columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The address column is absent.</exception>
    /// <exception cref="ArgumentException">The address column is no vector of text.</exception>
    /// <exception cref="GeocoderMismatchException">The addresses are another geocoder's.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <summary>The data with the class columns, computed lazily.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The address column is absent.</exception>
    /// <exception cref="ArgumentException">The address column is no vector of text.</exception>
    /// <exception cref="GeocoderMismatchException">The addresses are another geocoder's.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedDataView(input, Bind(input.Schema));
    }

    /// <summary>The row-wise form, as a PredictionEngine uses it.</summary>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowToRowMapper(Bind(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) => MlNetModelIo.Save<SemPLabelTransformer>(
        ctx,
        writer =>
        {
            writer.Write(_options.AddressColumnName);
            writer.Write(_options.LatitudeColumnName);
            writer.Write(_options.LongitudeColumnName);
            writer.Write(_options.CellColumnPrefix);
        },
        ModelPartitionings.StreamOf(Partitionings));

    private SemPLabelMap Bind(DataViewSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new SemPLabelMap(Partitionings, _options, input);
    }
}
