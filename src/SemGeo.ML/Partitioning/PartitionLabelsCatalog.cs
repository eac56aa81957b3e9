using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Schema;
using SemGeo.Partitioning;
using SemGeo.Partitioning.AdaptiveS2;
using SemGeo.Partitioning.Combinatorial;
using SemGeo.Partitioning.Countries;

namespace SemGeo.ML;

/// <summary>The verbs that label rows with the cells of partitionings other than the semantic one, and of partitionings that exist already.</summary>
public static class PartitionLabelsCatalog
{
    /// <summary>Divides the earth into S2 cells until none holds too many images, and labels every row with its cell at each level (paper 4.1.1).</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="maxImages">The most images of a cell, one number a level, ascending from fine to coarse; none for 1000, 2000, 5000.</param>
    /// <exception cref="ArgumentException">The numbers do not ascend; the message names all errors.</exception>
    public static PartitionLabelsEstimator S2PartitionLabels(this GeolocationCatalog catalog, params int[] maxImages)
    {
        ArgumentNullException.ThrowIfNull(maxImages);
        var options = new S2PartitionLabelsOptions();
        if (maxImages.Length > 0)
        {
            options.Partitioning.MaxImages = maxImages;
            options.Partitioning.MinImages = Math.Min(options.Partitioning.MinImages, maxImages[0] - 1);
        }

        return S2PartitionLabels(catalog, options);
    }

    /// <summary>Divides the earth into S2 cells until none holds too many images, and labels every row with its cell at each level (paper 4.1.1).</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names all errors.</exception>
    public static PartitionLabelsEstimator S2PartitionLabels(this GeolocationCatalog catalog, S2PartitionLabelsOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        options.Partitioning.Validate();
        var partitioning = options.Partitioning.Copy();
        return FromCoordinates(catalog, options, partitioning.EffectiveLevelNames, options.NameCells, coordinates => AdaptiveS2Partitioning.Build(coordinates, partitioning));
    }

    /// <summary>Labels every row with its country, in the USA with its state (paper, Appendix C): the column "Cell.Country".</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="minImages">The images that a country or state needs to be a class.</param>
    /// <exception cref="ArgumentException"><paramref name="minImages"/> is less than 1.</exception>
    public static PartitionLabelsEstimator CountryPartitionLabels(this GeolocationCatalog catalog, int minImages = 1000)
        => CountryPartitionLabels(catalog, new CountryPartitionLabelsOptions { Partitioning = { MinImages = minImages } });

    /// <summary>Labels every row with its country, in the USA with its state (paper, Appendix C): the column "Cell.Country".</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names all errors.</exception>
    public static PartitionLabelsEstimator CountryPartitionLabels(this GeolocationCatalog catalog, CountryPartitionLabelsOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        options.Partitioning.Validate();
        var partitioning = options.Partitioning.Copy();
        return FromCoordinates(
            catalog, options, [CountryPartitioning.LevelName], nameCells: false, coordinates => CountryPartitioning.Build(coordinates, Gazetteer.LoadCountryBorders(), partitioning));
    }

    /// <summary>Divides the earth into several coarse partitionings side by side (CPlaNet, Seo et al. 2018) and labels every row with its class in each: "Cell.Set1", "Cell.Set2" and so on.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names all errors.</exception>
    public static PartitionLabelsEstimator CombinatorialPartitionLabels(this GeolocationCatalog catalog, CombinatorialPartitionLabelsOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        options.Partitioning.Validate();
        var partitioning = options.Partitioning.Copy();
        return FromCoordinates(
            catalog, options, CombinatorialPartitioning.LevelNames(partitioning.Sets.Count), options.NameCells, coordinates => CombinatorialPartitioning.Build(coordinates, partitioning));
    }

    /// <summary>Labels every row with the cells of partitionings that exist already, of any scheme.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="partitionings">The partitionings. The semantic scheme reads the column "Address", all others "Latitude" and "Longitude".</param>
    public static PartitionLabelsEstimator PartitionLabels(this GeolocationCatalog catalog, PartitioningSet partitionings)
    {
        ArgumentNullException.ThrowIfNull(partitionings);
        return partitionings.IsLabelledByCoordinate
            ? PartitionLabels(catalog, partitionings, GeoColumns.Latitude, GeoColumns.Longitude)
            : catalog.SemanticPartitionLabels(partitionings);
    }

    /// <summary>Labels every row with the cells of partitionings that exist already, by its coordinate.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="partitionings">The partitionings.</param>
    /// <param name="latitudeColumnName">The column with latitudes: Double or Single, degrees.</param>
    /// <param name="longitudeColumnName">The column with longitudes.</param>
    /// <exception cref="PartitioningSchemeException">The partitionings are semantic: they label by address, see <see cref="SemanticPartitionLabelsCatalog"/>.</exception>
    public static PartitionLabelsEstimator PartitionLabels(this GeolocationCatalog catalog, PartitioningSet partitionings, string latitudeColumnName, string longitudeColumnName)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(partitionings);
        ArgumentException.ThrowIfNullOrWhiteSpace(latitudeColumnName);
        ArgumentException.ThrowIfNullOrWhiteSpace(longitudeColumnName);
        if (!partitionings.IsLabelledByCoordinate)
        {
            throw new PartitioningSchemeException(
                partitionings.Scheme, "These partitionings are semantic and label rows by their address, not by their coordinate: use SemanticPartitionLabels, after ReverseGeocode.");
        }

        var locator = new CoordinateLocator(latitudeColumnName, longitudeColumnName, GeoColumns.CellPrefix);
        return new PartitionLabelsEstimator(catalog.Environment, locator, new ExistingPartitionings(partitionings));
    }

    private static PartitionLabelsEstimator FromCoordinates(
        GeolocationCatalog catalog, PartitionLabelsOptions options, IReadOnlyList<string> levels, bool nameCells, Func<GeoCoordinate[], PartitioningSet> build)
    {
        var locator = options.ByCoordinate();
        return new PartitionLabelsEstimator(catalog.Environment, locator, new CoordinateCells(locator, levels, nameCells, build));
    }
}
