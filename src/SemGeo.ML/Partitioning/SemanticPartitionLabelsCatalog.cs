using SemGeo.ML.Partitioning;
using SemGeo.ML.Schema;
using SemGeo.Partitioning;

namespace SemGeo.ML;

/// <summary>The verb <c>ml.Geolocation.SemanticPartitionLabels</c>.</summary>
public static class SemanticPartitionLabelsCatalog
{
    /// <summary>Builds semantic partitionings from the column "Address" and labels every row with its cell at each level (paper 3.1).</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="thresholds">The images that a location needs, one threshold a level, ascending from fine to coarse; none for 100, 125, 250.</param>
    /// <exception cref="ArgumentException">The thresholds do not ascend; the message names all errors.</exception>
    public static PartitionLabelsEstimator SemanticPartitionLabels(this GeolocationCatalog catalog, params int[] thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        var options = new SemanticPartitionLabelsOptions();
        if (thresholds.Length > 0)
        {
            options.Partitioning.Thresholds = thresholds;
            options.Partitioning.MinImages = Math.Min(options.Partitioning.MinImages, thresholds[0]);
        }

        return SemanticPartitionLabels(catalog, options);
    }

    /// <summary>Builds semantic partitionings and labels every row with its cell at each level (paper 3.1).</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names all errors.</exception>
    public static PartitionLabelsEstimator SemanticPartitionLabels(this GeolocationCatalog catalog, SemanticPartitionLabelsOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        options.Partitioning.Validate();
        var locator = options.ByAddress();
        return new PartitionLabelsEstimator(catalog.Environment, locator, new SemanticPlaces(locator, options.Partitioning.Copy()));
    }

    /// <summary>Labels every row with the cells of semantic partitionings that exist already.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="partitionings">The partitionings.</param>
    /// <param name="addressColumnName">The column with addresses: a vector of text, location ids, fine to coarse.</param>
    /// <exception cref="PartitioningSchemeException">The partitionings label by coordinate (see <see cref="PartitionLabelsCatalog"/>), or are the classes of a label column.</exception>
    public static PartitionLabelsEstimator SemanticPartitionLabels(this GeolocationCatalog catalog, PartitioningSet partitionings, string addressColumnName = GeoColumns.Address)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(partitionings);
        if (partitionings.Scheme == PartitioningScheme.Classes)
            throw new PartitioningSchemeException(partitionings.Scheme, "These are the classes of a label column, whose places are not known: they cannot label rows. Use the keys of that column.");
        if (partitionings.IsLabelledByCoordinate)
        {
            throw new PartitioningSchemeException(
                partitionings.Scheme, $"These partitionings are of the scheme {partitionings.Scheme} and label rows by their coordinate, not by their address: use PartitionLabels.");
        }

        var locator = new SemanticPartitionLabelsOptions { AddressColumnName = addressColumnName }.ByAddress();
        return new PartitionLabelsEstimator(catalog.Environment, locator, new ExistingPartitionings(partitionings));
    }
}
