using System.Collections.Concurrent;
using SemGeo.Files;

namespace SemGeo.Imaging;

/// <summary>Finds the files beside photos that say where they were taken. Each folder is listed once.</summary>
/// <remarks>
/// Known names of the sidecars of "IMG_1.jpg": "IMG_1.xmp", "IMG_1.jpg.xmp", "IMG_1.jpg.json" and Google Takeout's "IMG_1.jpg.supplemental-metadata.json", of which Takeout cuts what is before ".json" to 46 characters. Of
/// "IMG_1(2).jpg" they are "IMG_1.jpg(2).json" and "IMG_1.jpg.supplemental-metadata(2).json"; "IMG_1-edited.jpg" has that of "IMG_1.jpg".
/// </remarks>
internal sealed class PhotoSidecars
{
    private const int LongestFile = 1 << 20;
    private const int TakeoutLength = 46;
    private const string Supplemental = ".supplemental-metadata";
    private const string Edited = "-edited";

    private readonly ConcurrentDictionary<string, Lazy<Dictionary<string, string>>> _folders = new(StringComparer.Ordinal);

    /// <summary>The positions that a photo's sidecars give, in the order in which they are preferred.</summary>
    /// <param name="photo">The photo's path.</param>
    public IEnumerable<PhotoPosition> Read(string photo)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(photo))!;
        var files = _folders.GetOrAdd(folder, static path => new Lazy<Dictionary<string, string>>(() => List(path))).Value;
        if (files.Count == 0)
            yield break;
        var name = Path.GetFileName(photo);
        if (Find(files, [Path.ChangeExtension(name, ".xmp"), name + ".xmp"]) is { } xmp)
            yield return ReadFile(xmp, PositionSource.XmpSidecar, content => XmpPosition.Read(new MemoryStream(content, writable: false)));
        if (Find(files, JsonNamesOf(name)) is { } json)
            yield return ReadFile(json, PositionSource.JsonSidecar, content => JsonPosition.Read(content));
    }

    /// <summary>The names that a photo's JSON file may have, the likeliest first.</summary>
    internal static IEnumerable<string> JsonNamesOf(string photo)
    {
        var (stem, extension) = (Path.GetFileNameWithoutExtension(photo), Path.GetExtension(photo));
        var names = NamesOf(stem, extension, "");

        // The number of a second photo of the same name stands behind the whole name there.
        if (stem.EndsWith(')') && stem.LastIndexOf('(') is > 0 and var at && stem.AsSpan(at + 1, stem.Length - at - 2) is { Length: > 0 } number && number.IndexOfAnyExceptInRange('0', '9') < 0)
            names = names.Concat(NamesOf(stem[..at], extension, stem[at..]));
        return stem.EndsWith(Edited, StringComparison.OrdinalIgnoreCase) && stem.Length > Edited.Length ? names.Concat(NamesOf(stem[..^Edited.Length], extension, "")) : names;
    }

    private static IEnumerable<string> NamesOf(string stem, string extension, string number)
    {
        var name = stem + extension;
        yield return $"{name}{number}.json";
        for (var length = Supplemental.Length; length > 0; length--)
        {
            // Cut, it ends where the limit is; a few programs cut elsewhere, so every length counts.
            yield return $"{name}{Supplemental[..length]}{number}.json";
        }

        if (name.Length > TakeoutLength)
            yield return $"{name[..TakeoutLength]}{number}.json";
        yield return $"{stem}{number}.json";
    }

    private static string? Find(Dictionary<string, string> files, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (files.TryGetValue(name, out var path))
                return path;
        }

        return null;
    }

    private static Dictionary<string, string> List(string folder)
    {
        // Case: cameras write IMG_1.JPG, programs IMG_1.jpg.xmp.
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var all = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.System });
        foreach (var path in all.Where(IsSidecar).Order(StringComparer.Ordinal))
            files.TryAdd(Path.GetFileName(path), path);
        return files;
    }

    private static bool IsSidecar(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".xmp", StringComparison.OrdinalIgnoreCase);

    private static PhotoPosition ReadFile(string path, PositionSource source, Func<byte[], PhotoPosition> read)
    {
        try
        {
            using var file = RegularFile.OpenRead(path);
            if (file.Length > LongestFile)
                return PhotoPosition.Unreadable(source, $"{Path.GetFileName(path)} has {file.Length} bytes; at most {LongestFile} are read of a file beside a photo.");
            var content = new byte[file.Length];
            file.ReadExactly(content);
            var position = read(content);
            return position.Status is PositionStatus.Read or PositionStatus.None ? position : position with { Reason = $"{Path.GetFileName(path)}: {position.Reason}" };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return PhotoPosition.Unreadable(source, $"{Path.GetFileName(path)} cannot be read: {e.Message}");
        }
    }
}
