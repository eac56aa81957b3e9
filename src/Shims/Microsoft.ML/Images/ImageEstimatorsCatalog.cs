using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Estimators that load images.</summary>
public static class ImageEstimatorsCatalog
{
    /// <summary>Loads the files that a column names as images. An empty path gives no image.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of images.</param>
    /// <param name="imageFolder">The folder that paths start from, or null.</param>
    /// <param name="inputColumnName">The column of paths; null for the one of the output's name.</param>
    /// <exception cref="ArgumentException">The folder does not exist.</exception>
    public static ImageLoadingEstimator LoadImages(this TransformsCatalog catalog, string outputColumnName, string? imageFolder, string? inputColumnName = null) =>
        new(CatalogEnvironment.Of(catalog), imageFolder, asImage: true, (outputColumnName, inputColumnName ?? outputColumnName));

    /// <summary>Loads the files that a column names as they are. An empty path gives an empty vector.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of bytes.</param>
    /// <param name="imageFolder">The folder that paths start from, or null.</param>
    /// <param name="inputColumnName">The column of paths; null for the one of the output's name.</param>
    /// <exception cref="ArgumentException">The folder does not exist.</exception>
    public static ImageLoadingEstimator LoadRawImageBytes(this TransformsCatalog catalog, string outputColumnName, string? imageFolder, string? inputColumnName = null) =>
        new(CatalogEnvironment.Of(catalog), imageFolder, asImage: false, (outputColumnName, inputColumnName ?? outputColumnName));
}
