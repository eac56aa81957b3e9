using SemGeo.Partitioning.Combinatorial;

namespace SemGeo.ML.Partitioning;

/// <summary>Options of <see cref="PartitionLabelsCatalog.CombinatorialPartitionLabels(GeolocationCatalog, CombinatorialPartitionLabelsOptions)"/>.</summary>
public sealed class CombinatorialPartitionLabelsOptions : PartitionLabelsOptions
{
    /// <summary>The atoms and the geoclass sets.</summary>
    /// <value>The default value is five sets of 3,000 classes over S2 cells of level 10.</value>
    public CombinatorialPartitioningOptions Partitioning { get; set; } = new();

    /// <summary>Whether cells are named by the place near their middle, with the embedded gazetteer: "near Newark, New Jersey, United States". Otherwise they go by their ids.</summary>
    /// <value>The default value is true.</value>
    public bool NameCells { get; set; } = true;
}
