using SemGeo.ML.Schema;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>Options of <see cref="SemPLabelEstimator"/>.</summary>
public sealed class SemanticPartitionLabelsOptions
{
    /// <summary>The column with addresses: a vector of text, location ids, fine to coarse.</summary>
    /// <value>The default value is "Address".</value>
    public string AddressColumnName { get; set; } = GeoColumns.Address;

    /// <summary>The column with latitudes, from which the cells' mean coordinates come: Double or Single, degrees.</summary>
    /// <value>The default value is "Latitude".</value>
    public string LatitudeColumnName { get; set; } = GeoColumns.Latitude;

    /// <summary>The column with longitudes, from which the cells' mean coordinates come: Double or Single, degrees.</summary>
    /// <value>The default value is "Longitude".</value>
    public string LongitudeColumnName { get; set; } = GeoColumns.Longitude;

    /// <summary>What the names of the class columns begin with; the level's name follows.</summary>
    /// <value>The default value is "Cell.".</value>
    public string CellColumnPrefix { get; set; } = GeoColumns.CellPrefix;

    /// <summary>The base filter, the thresholds and the names of the levels.</summary>
    /// <value>The default value is the paper's main configuration: 50 images, thresholds 100, 125, 250.</value>
    public PartitioningOptions Partitioning { get; set; } = new();

    internal SemanticPartitionLabelsOptions Copy()
    {
        var copy = (SemanticPartitionLabelsOptions)MemberwiseClone();
        copy.Partitioning = Partitioning.Copy();
        return copy;
    }
}
