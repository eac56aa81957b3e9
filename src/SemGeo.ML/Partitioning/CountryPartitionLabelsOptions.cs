using SemGeo.Partitioning.Countries;

namespace SemGeo.ML.Partitioning;

/// <summary>Options of <see cref="PartitionLabelsCatalog.CountryPartitionLabels(GeolocationCatalog, CountryPartitionLabelsOptions)"/>.</summary>
public sealed class CountryPartitionLabelsOptions : PartitionLabelsOptions
{
    /// <summary>The images that a country needs, and which countries are divided.</summary>
    /// <value>The default value is the paper's: 1,000 images, the USA by state (Appendix C).</value>
    public CountryPartitioningOptions Partitioning { get; set; } = new();
}
