using Microsoft.ML;

namespace SemGeo.ML;

/// <summary>Loaders of photo collections: <c>ml.Geolocation.LoadFromFolder</c>, <c>LoadFromTable</c>, <c>LoadFromPhotos</c>.</summary>
/// <remarks>All give the columns Id, ImagePath (text), Latitude and Longitude (Double, NaN where unknown). No image is decoded.</remarks>
public static class PhotoCollectionCatalog
{
    /// <summary>The photos of a folder, with the positions of their EXIF data, in the order of their paths.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="PhotoCollectionException">The folder is absent or holds no photo.</exception>
    public static IDataView LoadFromFolder(this GeolocationCatalog catalog, string folder, PhotoFolderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return catalog.Context.Data.LoadFromEnumerable(PhotoFolder.Read(folder, options ?? new PhotoFolderOptions()));
    }

    /// <summary>The photos of a table with a heading line, read lazily; a number that is absent or none counts as missing.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="table">The CSV or TSV file.</param>
    /// <param name="imageFolder">What relative paths are relative to; null for the table's own folder.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="PhotoCollectionException">The table is absent or empty, or has no column of paths.</exception>
    public static IDataView LoadFromTable(this GeolocationCatalog catalog, string table, string? imageFolder = null, PhotoTableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return PhotoTable.Read(catalog.Context, table, imageFolder, options ?? new PhotoTableOptions());
    }

    /// <summary>Photos from anywhere. For rows with more columns use <c>ml.Data.LoadFromEnumerable</c> with a class of one's own.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="photos">The photos; enumerated anew in every pass.</param>
    public static IDataView LoadFromPhotos(this GeolocationCatalog catalog, IEnumerable<Photo> photos)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(photos);
        return catalog.Context.Data.LoadFromEnumerable(photos);
    }
}
