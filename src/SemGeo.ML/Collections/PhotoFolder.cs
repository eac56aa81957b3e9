using SemGeo.Geography;
using SemGeo.Vision.Imaging;

namespace SemGeo.ML;

/// <summary>Lists the photos of a folder with the positions that their EXIF data tell.</summary>
internal static class PhotoFolder
{
    public static IReadOnlyList<Photo> Read(string folder, PhotoFolderOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
            throw new PhotoCollectionException($"There is no folder '{folder}'.");
        var extensions = options.Extensions.ToHashSet(StringComparer.OrdinalIgnoreCase);

        // A directory named x.jpg is listed too: it gets a row, and scoring says what it is.
        var paths = Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = options.Recursive, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.System })
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (paths.Length == 0)
            throw new PhotoCollectionException($"The folder '{folder}' holds no photo: no file ends in {string.Join(", ", options.Extensions)}.");

        var photos = new Photo[paths.Length];
        Parallel.For(0, paths.Length, i => photos[i] = Photo.Create(Path.GetRelativePath(folder, paths[i]).Replace('\\', '/'), paths[i], CoordinateOf(paths[i])));
        return photos;
    }

    // What EXIF says may be anything; a position that is none counts as missing.
    private static GeoCoordinate CoordinateOf(string path) => PhotoMetadata.Read(path).Coordinate is { IsValid: true } coordinate ? coordinate : GeoCoordinate.Missing;
}
