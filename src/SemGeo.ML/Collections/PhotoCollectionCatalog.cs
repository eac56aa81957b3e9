using Microsoft.ML;
using SemGeo.ML.Collections;
using SemGeo.Tables;
using SemGeo.Vision.Shards;

namespace SemGeo.ML;

/// <summary>Loaders of photo collections: <c>ml.Geolocation.LoadFromFolder</c>, <c>LoadFromTable</c>, <c>LoadFromPhotos</c>, <c>LoadFromShards</c>, <c>LoadFromEmp16</c>.</summary>
/// <remarks>The folder's, the table's and the photos' give the columns Id, ImagePath (text), Latitude and Longitude (Double, NaN where unknown). No image is decoded.</remarks>
public static class PhotoCollectionCatalog
{
    /// <summary>The photos of a folder in the order of their paths, with their positions: of EXIF's GPS tags, else of XMP, else of an .xmp or JSON file beside the photo (Google Takeout's too).</summary>
    /// <remarks>
    /// Positions that cannot be read, are out of range, are 0,0 or contradict each other are counted in <c>MLContext.Log</c>, a line for each kind, and in what
    /// <see cref="CountPositionsCatalog.CountPositions"/> returns.
    /// </remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="folder">The folder, or a single photo, whatever its name.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="PhotoCollectionException">The folder is absent or holds no photo.</exception>
    public static IDataView LoadFromFolder(this GeolocationCatalog catalog, string folder, PhotoFolderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var photos = PhotoFolder.Read(folder, options ?? new PhotoFolderOptions(), out var report, out var hidden);
        return new CountedDataView(catalog.Context, catalog.Context.Data.LoadFromEnumerable(photos), report, hidden);
    }

    /// <summary>
    /// The photos of a table with a heading line, read lazily: CSV, TSV and the like, or Parquet, plain or compressed with gzip, bzip2 or zstd. A position that is absent, unreadable, out of range
    /// or 0,0 is missing (NaN); how many there are of each kind stands in <c>MLContext.Log</c> after the first pass, and in what <see cref="CountPositionsCatalog.CountPositions"/> returns.
    /// </summary>
    /// <remarks>A pass ends with a <see cref="CoordinateTableException"/> where the table is damaged, or where more than half of its positions could not be read.</remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="table">The file.</param>
    /// <param name="imageFolder">What relative paths are relative to; null for the table's own folder.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="PhotoCollectionException">The table is absent or empty, no table, lacks a column that is named, or has neither image paths nor an embedding.</exception>
    public static IDataView LoadFromTable(this GeolocationCatalog catalog, string table, string? imageFolder = null, PhotoTableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new PhotoTableDataView(catalog.Context, PhotoTable.Open(table, imageFolder, options ?? new PhotoTableOptions()));
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
    /// The photos of shards: tar files in WebDataset's layout (<c>semgeo pack</c> makes them) or the authors' MessagePack files. Columns: Id; ImagePath, the address of the photo in its shard, which
    /// stands wherever a path can, so that a model trained on files scores shards and the other way round; ImageBytes, the encoded photo; Latitude; Longitude; and <see cref="ShardLoadOptions.TextColumns"/>.
    /// </summary>
    /// <remarks>Training shuffles the shards in every epoch, reads each from its beginning to its end, and shuffles the photos through its buffer. Other passes read headers alone. Memory does not grow with the collection.</remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="pattern">A shard, a folder of shards, or a pattern such as "shards/train-*.tar".</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ShardException">There are no such shards.</exception>
    /// <exception cref="FileNotFoundException">The table of positions is not there.</exception>
    public static IDataView LoadFromShards(this GeolocationCatalog catalog, string pattern, ShardLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        options = options?.Copy() ?? new ShardLoadOptions();
        var shards = ShardFiles.Find(pattern);
        if (options.PositionsPath is { } positions && !File.Exists(positions))
            throw new FileNotFoundException($"There is no table '{positions}'.", positions);
        return new ShardDataView(catalog.Environment, pattern, shards, options);
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
