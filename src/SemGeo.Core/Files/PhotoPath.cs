using System.Text;

namespace SemGeo.Files;

/// <summary>Paths of photos as people write them in tables: relative, with the separators of another system, without an extension.</summary>
public static class PhotoPath
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp", ".JPG"];

    /// <summary>The file that a table's cell means.</summary>
    /// <param name="folder">What relative paths are relative to.</param>
    /// <param name="written">The cell.</param>
    /// <returns>
    /// Empty for an empty cell; an address with a scheme as it is. Backslashes are separators, unless a file has them in its name; a name without an
    /// extension gets that of the photo that is there.
    /// </returns>
    public static string Resolve(string folder, string written)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (string.IsNullOrWhiteSpace(written))
            return "";
        if (written.Contains("://", StringComparison.Ordinal))
            return written;
        var path = Path.Combine(folder, written);
        if (Path.DirectorySeparatorChar == '/' && written.Contains('\\') && !File.Exists(path))
            path = Path.Combine(folder, written.Replace('\\', '/'));
        return Path.HasExtension(path) || File.Exists(path) ? path : Array.Find(Extensions, extension => File.Exists(path + extension)) is { } found ? path + found : path;
    }

    /// <summary>Why there may be no file of this path: a sentence, or null where nothing stands out.</summary>
    /// <param name="path">The path, absolute or relative to the current folder.</param>
    public static string? WhyAbsent(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Contains('\uFFFD') || path.Contains("Ã", StringComparison.Ordinal))
            return "Letters of its name were lost by another encoding: save the table as UTF-8.";
        if (Path.DirectorySeparatorChar == '/' && path.Split('/').Any(part => part is [>= 'A' and <= 'Z', ':', ..] or [>= 'a' and <= 'z', ':']))
            return "It is a path of Windows: write it relative to the table's folder.";
        if (Path.DirectorySeparatorChar == '/' && path.Contains('\\'))
            return "It has backslashes, which separate no folders here.";
        var (name, folder) = (Path.GetFileName(path), Path.GetDirectoryName(Path.GetFullPath(path)));
        while (folder is not null && !Directory.Exists(folder))
        {
            if (File.Exists(folder))
                return null;
            (name, folder) = (Path.GetFileName(folder), Path.GetDirectoryName(folder));
        }

        if (folder is null)
            return null;
        if (Like(folder, name) is { } like)
            return $"The folder '{folder}' has '{like}', which differs in upper and lower case or in how accents are encoded.";
        return Path.GetDirectoryName(Path.GetFullPath(path)) == folder ? null : $"There is no folder '{name}' in '{folder}'.";
    }

    private static string? Like(string folder, string name)
    {
        const int Most = 100_000;
        try
        {
            var wanted = Comparable(name);
            return Directory.EnumerateFileSystemEntries(folder).Take(Most).Select(Path.GetFileName).FirstOrDefault(entry => Comparable(entry!) == wanted);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static string Comparable(string name) => (name.IsNormalized() ? name : name.Normalize(NormalizationForm.FormC)).ToUpperInvariant();
}
