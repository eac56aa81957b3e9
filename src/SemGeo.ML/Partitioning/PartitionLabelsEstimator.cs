using Microsoft.ML;
using Microsoft.ML.Runtime;
using SemGeo.ML.Schema;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>
/// Labels every row with its cell at each level of a set of partitionings: named places (paper 3.1), adaptive S2 cells, countries, CPlaNet's geoclass sets. They are built from the data, in one pass,
/// or exist already.
/// </summary>
public sealed class PartitionLabelsEstimator : IEstimator<PartitionLabelsTransformer>
{
    private readonly IHost _host;
    private readonly RowLocator _locator;
    private readonly PartitioningSource _source;

    internal PartitionLabelsEstimator(IHostEnvironment environment, RowLocator locator, PartitioningSource source)
    {
        _host = environment.Register(nameof(PartitionLabelsEstimator), seed: 0);
        (_locator, _source) = (locator, source);
    }

    /// <summary>Builds the partitionings, where they do not exist already, and returns the step that labels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type.</exception>
    /// <exception cref="GeocoderMismatchException">The addresses are another geocoder's than those of partitionings that exist already.</exception>
    /// <exception cref="PartitioningException">No row has an address or a coordinate, or a level would have no cell.</exception>
    public PartitionLabelsTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var channel = _host.Start("Build the partitionings");
        var set = _source.Build(input);
        var transformer = new PartitionLabelsTransformer(set, _locator);
        transformer.GetOutputSchema(input.Schema);
        if (_source is ExistingPartitionings)
        {
            PartitionLabelsTransformer.WarnOfChanges(set, channel);
            return transformer;
        }

        foreach (var level in set.Levels)
            channel.Info(MessageSensitivity.None, set.Scheme == PartitioningScheme.Semantic ? "{0}: {1} cells of at least {2} images" : "{0}: {1} cells", level.Name, level.Cells.Count, level.Threshold);
        return transformer;
    }

    /// <summary>The input's shape with a key column a level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _locator.Check(inputSchema);
        _source.Check(inputSchema);
        return SchemaShapes.Append(inputSchema, PartitionLabelMap.ShapeOf(_source.Levels, _locator.Prefix));
    }
}
