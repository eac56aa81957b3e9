using SemGeo.Vision.Imaging;

namespace SemGeo.ML;

/// <summary>Lists the photos of a folder with the positions that they, or files beside them, have.</summary>
internal static class PhotoFolder
{
    public static (IReadOnlyList<Photo> Photos, PhotoPositionReport Positions) Read(string folder, PhotoFolderOptions options)
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

        var (photos, positions) = (new Photo[paths.Length], new PhotoPositionReport());
        foreach (var (i, metadata) in PhotoMetadata.ReadAll(paths).Index())
        {
            photos[i] = Photo.Create(Path.GetRelativePath(folder, paths[i]).Replace('\\', '/'), paths[i], metadata.Coordinate);
            positions.Add(photos[i].Id, metadata.Position);
        }

        return (photos, positions);
    }
}
