using SemGeo.Partitioning.AdaptiveS2;

namespace SemGeo.ML.Partitioning;

/// <summary>Options of <see cref="PartitionLabelsCatalog.S2PartitionLabels(GeolocationCatalog, S2PartitionLabelsOptions)"/>.</summary>
public sealed class S2PartitionLabelsOptions : PartitionLabelsOptions
{
    /// <summary>The first and last S2 level, and the images of a cell.</summary>
    /// <value>The default value is as published: levels 2 to 30, cells of more than 50 and at most 1000, 2000 and 5000 images.</value>
    public AdaptiveS2Options Partitioning { get; set; } = new();

    /// <summary>Whether cells are named by the place near their middle, with the embedded gazetteer: "near Newark, New Jersey, United States". Otherwise they go by their tokens.</summary>
    /// <value>The default value is true.</value>
    public bool NameCells { get; set; } = true;
}
