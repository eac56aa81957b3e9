using SemGeo.Files;
using SemGeo.Imaging;
using SemGeo.Tables;

namespace SemGeo.ML.Collections;

/// <summary>Lists the photos of a folder with the positions that they, or files beside them, have.</summary>
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

        var photos = new Photo[paths.Length];
        foreach (var (i, metadata) in PhotoMetadata.ReadAll(paths).Index())
            photos[i] = Create(Path.GetRelativePath(folder, paths[i]).Replace('\\', '/'), paths[i], metadata.Position, report);
        return photos;
    }

    // A photo is a folder of one.
    private static Photo[] ReadOne(string path, PositionReport report)
    {
        var kind = KindOf(path);
        return FileContent.IsPhoto(kind)
            ? [Create(Path.GetFileName(path), path, PhotoMetadata.ReadAll([path]).First().Position, report)]
            : throw new PhotoCollectionException($"'{path}' is neither a folder nor a photo{(FileContent.WhyNoTable(kind) is { } reason ? $", it is {reason}" : "")}.");
    }

    private static FileKind KindOf(string path)
    {
        try
        {
            return FileContent.Of(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PhotoCollectionException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private static Photo Create(string id, string path, PhotoPosition position, PositionReport report)
    {
        switch (position.Status)
        {
            case PositionStatus.Unreadable:
                report.AddUnreadable(Named(position.Reason));
                break;
            case PositionStatus.OutOfRange:
                report.AddOutOfRange(Named(position.Reason));
                break;
            case PositionStatus.Zero:
                report.Add(0, 0, zeroIsPosition: false, () => Named(position.Reason));
                break;
            default:
                report.Add(position.Coordinate.Latitude, position.Coordinate.Longitude, zeroIsPosition: false, () => $"'{id}'");
                break;
        }

        if (position.Conflict is { } conflict)
            report.AddConflict(Named(conflict));
        return Photo.Create(id, path, position.Coordinate);

        string Named(string? reason) => $"'{id}': {reason?.TrimEnd('.')}";
    }

    private static bool IsHidden(string relative) =>
        relative.Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.') || SystemFolders.Contains(part, StringComparer.OrdinalIgnoreCase));
}
