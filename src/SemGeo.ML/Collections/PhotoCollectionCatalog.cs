using Microsoft.ML;

namespace SemGeo.ML;

/// <summary>Loaders of photo collections: <c>ml.Geolocation.LoadFromFolder</c>, <c>LoadFromTable</c>, <c>LoadFromPhotos</c>, <c>LoadFromEmp16</c>.</summary>
/// <remarks>The first three give the columns Id, ImagePath (text), Latitude and Longitude (Double, NaN where unknown). No image is decoded.</remarks>
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

    /// <summary>
    /// The rows of an EMP-16 file, plain or compressed, read in a stream: Id, Latitude, Longitude and Address, so that partitionings are built from it without geocoding again.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="FileNotFoundException">The file or the file of locations is not there.</exception>
    public static IDataView LoadFromEmp16(this GeolocationCatalog catalog, string path, Emp16LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options = options?.Copy() ?? new Emp16LoadOptions();
        foreach (var file in new[] { path, options.LocationsPath })
        {
            if (file is not null && !File.Exists(file))
                throw new FileNotFoundException($"There is no file '{file}'.", file);
        }

        return new Emp16DataView(catalog.Environment, path, options);
    }
}
