using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.Geocoding.Embedded;
using SemGeo.ML.Persistence;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>
/// Writes one key column a level, <c>Cell.Fine</c>, <c>Cell.Country</c> and so on: the class of the row in each partitioning, by its address (named places) or its coordinate (S2 cells, countries,
/// combinations). The key values are location ids; a row without a qualifying location has a missing key.
/// </summary>
/// <remarks>
/// Safe for several threads. Addresses of another geocoder than the one that the partitionings were built with are refused; the present embedded gazetteer takes the place of its earlier versions,
/// and locations that it has changed since are named in the log when the step is fitted or loaded.
/// </remarks>
public sealed class PartitionLabelsTransformer : ILoadableTransformer<PartitionLabelsTransformer>
{
    private readonly RowLocator _locator;

    internal PartitionLabelsTransformer(PartitioningSet partitionings, RowLocator locator)
    {
        Partitionings = partitionings;
        _locator = locator;
    }

    // Files of 0.1 hold both; a file that labels by coordinate can so be told from one that labels by address.
    static IReadOnlyList<string> ILoadableTransformer<PartitionLabelsTransformer>.LoaderSignatures => [AddressLocator.Signature, CoordinateLocator.Signature];

    /// <summary>The partitionings with their cells and hierarchy: fine to coarse, or CPlaNet's side by side.</summary>
    public PartitioningSet Partitionings { get; }

    /// <summary>Whether single rows can be mapped: always.</summary>
    public bool IsRowToRowMapper => true;

    static PartitionLabelsTransformer ILoadableTransformer<PartitionLabelsTransformer>.Load(IHostEnvironment environment, IModelReader reader)
    {
        var set = ModelPartitionings.Read(reader);
        var transformer = new PartitionLabelsTransformer(set, RowLocator.Read(reader, set));
        using var channel = environment.Register(nameof(PartitionLabelsTransformer), seed: 0).Start("Versions");
        WarnOfChanges(set, channel);
        return transformer;
    }

    /// <summary>Names locations that the embedded gazetteer has changed since the partitionings were built.</summary>
    internal static void WarnOfChanges(PartitioningSet set, IChannel channel)
    {
        const int Named = 10;
        if (set.IsLabelledByCoordinate || set.ChangedLocations() is not { Count: > 0 } changed)
            return;
        channel.Warning(
            MessageSensitivity.None,
            "The partitionings were built with {0}, of which {1} of their {2} locations have changed: {3}{4}. Photos there may get another class than before; all other locations are labelled as they were.",
            set.Source, changed.Count, set.Hierarchy.Count, string.Join("; ", changed.Take(Named)), changed.Count > Named ? "; ..." : "");
    }

    /// <summary>The input's schema with the class columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column of addresses, or one of coordinates, is absent.</exception>
    /// <exception cref="ArgumentException">It has another type.</exception>
    /// <exception cref="GeocoderMismatchException">The addresses are another geocoder's.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <summary>The data with the class columns, computed lazily.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column of addresses, or one of coordinates, is absent.</exception>
    /// <exception cref="ArgumentException">It has another type.</exception>
    /// <exception cref="GeocoderMismatchException">The addresses are another geocoder's.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedDataView(input, Bind(input.Schema));
    }

    /// <summary>The row-wise form, as a PredictionEngine uses it.</summary>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowToRowMapper(Bind(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) =>
        MlNetModelIo.Save<PartitionLabelsTransformer>(ctx, _locator.LoaderSignature, ModelPartitionings.FormatOf(Partitionings), _locator.Write, ModelPartitionings.StreamOf(Partitionings));

    private PartitionLabelMap Bind(DataViewSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new PartitionLabelMap(Partitionings, _locator, input);
    }
}
