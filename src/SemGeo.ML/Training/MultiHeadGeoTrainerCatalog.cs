using SemGeo.ML.Schema;
using SemGeo.ML.Training;
using SemGeo.Vision.Networks;

namespace SemGeo.ML;

/// <summary>The verb <c>ml.Geolocation.MultiHeadGeoTrainer</c>.</summary>
public static class MultiHeadGeoTrainerCatalog
{
    /// <summary>Trains a network with one head a partitioning on the class columns that SemanticPartitionLabels, or another of the steps that label, wrote (paper 3.1.3).</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="imageColumnName">The column of photos: paths (text) or encoded bytes (a vector of Byte).</param>
    /// <param name="backbone">The network below the heads, one of <see cref="Backbones.Names"/> in any case; it decides the size of the photos (<see cref="Backbones.InputSizesOf"/>).</param>
    /// <param name="epochs">How often the photos are gone through.</param>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    public static MultiHeadGeoTrainer MultiHeadGeoTrainer(
        this GeolocationCatalog catalog, string imageColumnName = GeoColumns.ImagePath, string backbone = "ResNet18", int epochs = 15)
    {
        var options = new MultiHeadGeoTrainerOptions { ImageColumnName = imageColumnName, Backbone = backbone };
        options.Training.Epochs = epochs;
        return MultiHeadGeoTrainer(catalog, options);
    }

    /// <summary>Trains a network with one head a partitioning on the class columns that SemanticPartitionLabels, or another of the steps that label, wrote (paper 3.1.3).</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names all errors.</exception>
    public static MultiHeadGeoTrainer MultiHeadGeoTrainer(this GeolocationCatalog catalog, MultiHeadGeoTrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new MultiHeadGeoTrainer(catalog.Context, options);
    }
}
