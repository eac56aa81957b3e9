using SemGeo.ML.Schema;
using SemGeo.Partitioning;
using SemGeo.Validation;

namespace SemGeo.ML.Partitioning;

/// <summary>
/// Options of <see cref="SemanticPartitionLabelsCatalog.SemanticPartitionLabels(GeolocationCatalog, SemanticPartitionLabelsOptions)"/>. From latitudes and longitudes come the cells' mean coordinates.
/// </summary>
public sealed class SemanticPartitionLabelsOptions : PartitionLabelsOptions
{
    /// <summary>The column with addresses: a vector of text, location ids, fine to coarse.</summary>
    /// <value>The default value is "Address".</value>
    public string AddressColumnName { get; set; } = GeoColumns.Address;

    /// <summary>The base filter, the thresholds and the names of the levels.</summary>
    /// <value>The default value is the paper's main configuration: 50 images, thresholds 100, 125, 250.</value>
    public PartitioningOptions Partitioning { get; set; } = new();

    /// <summary>The labels of rows by their address.</summary>
    /// <exception cref="ArgumentException">A name is empty; the message names every one.</exception>
    internal AddressLocator ByAddress()
    {
        CheckNames();
        return new AddressLocator(AddressColumnName, LatitudeColumnName, LongitudeColumnName, CellColumnPrefix);
    }

    private protected override void CheckNames(OptionErrors errors)
    {
        errors.Require(!string.IsNullOrWhiteSpace(AddressColumnName), "AddressColumnName is empty, it must name the column of addresses.");
        base.CheckNames(errors);
    }
}
