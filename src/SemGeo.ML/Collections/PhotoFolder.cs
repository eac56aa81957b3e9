using SemGeo.Files;
using SemGeo.Geography;
using SemGeo.Tables;
using SemGeo.Vision.Imaging;

namespace SemGeo.ML;

/// <summary>Lists the photos of a folder with the positions that their EXIF data tell.</summary>
internal static class PhotoFolder
{
    // What systems and devices keep for themselves: Synology's, QNAP's and macOS's folders, thumbnails, bins.
    private static readonly string[] SystemFolders = ["@eaDir", "@Recycle", "@Recently-Snapshot", "#recycle", "#snapshot", "$RECYCLE.BIN", "System Volume Information", "__MACOSX", ".thumbnails", "lost+found"];

    public static IReadOnlyList<Photo> Read(string folder, PhotoFolderOptions options, out PositionReport report, out long hidden)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        report = new PositionReport { Source = folder };
        hidden = 0;
        if (File.Exists(folder))
            return ReadOne(folder, report);
        if (!Directory.Exists(folder))
            throw new PhotoCollectionException($"There is no folder '{folder}'.{(PhotoPath.WhyAbsent(folder) is { } cause ? $" {cause}" : "")}");
        var extensions = options.Extensions.ToHashSet(StringComparer.OrdinalIgnoreCase);

        // A directory named x.jpg is listed too: it gets a row, and scoring says what it is.
        var all = Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = options.Recursive, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.System })
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        var paths = options.IncludeHidden ? all : Array.FindAll(all, path => !IsHidden(Path.GetRelativePath(folder, path)));
        hidden = all.Length - paths.Length;
        if (paths.Length == 0)
        {
            throw new PhotoCollectionException(hidden > 0
                ? $"The folder '{folder}' holds no photo but {hidden} in hidden files and folders, which are left out unless they are asked for."
                : $"The folder '{folder}' holds no photo: no file ends in {string.Join(", ", options.Extensions)}.");
        }

        var found = new GeoCoordinate[paths.Length];
        Parallel.For(0, paths.Length, i => found[i] = PhotoMetadata.Read(paths[i]).Coordinate);
        var photos = new Photo[paths.Length];
        for (var i = 0; i < paths.Length; i++)
            photos[i] = Create(Path.GetRelativePath(folder, paths[i]).Replace('\\', '/'), paths[i], found[i], report);
        return photos;
    }

    // A photo is a folder of one.
    private static Photo[] ReadOne(string path, PositionReport report)
    {
        var kind = FileContent.Of(path);
        return FileContent.IsPhoto(kind)
            ? [Create(Path.GetFileName(path), path, PhotoMetadata.Read(path).Coordinate, report)]
            : throw new PhotoCollectionException($"'{path}' is neither a folder nor a photo{(FileContent.WhyNoTable(kind) is { } reason ? $", it is {reason}" : "")}.");
    }

    // What EXIF says may be anything; a position that is none counts as missing.
    private static Photo Create(string id, string path, GeoCoordinate coordinate, PositionReport report)
    {
        report.Add(coordinate.Latitude, coordinate.Longitude, zeroIsPosition: false, () => $"'{id}'");
        return Photo.Create(id, path, coordinate is { IsValid: true } and not { Latitude: 0, Longitude: 0 } ? coordinate : GeoCoordinate.Missing);
    }

    private static bool IsHidden(string relative) =>
        relative.Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.') || SystemFolders.Contains(part, StringComparer.OrdinalIgnoreCase));
}
