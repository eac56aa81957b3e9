namespace SemGeo.Robustness.Readers;

/// <summary>The files that are copied beside the program.</summary>
internal static class Seeds
{
    /// <summary>The folder of all of them.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Seeds");

    /// <summary>The bytes of a file.</summary>
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    /// <summary>The names of the files in a folder that end in one of some ways, in order.</summary>
    public static IEnumerable<string> Names(string folder, params string[] endings) => Directory.EnumerateFiles(Path.Combine(Folder, folder))
        .Select(path => Path.Combine(folder, Path.GetFileName(path))).Where(name => endings.Length == 0 || endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        .Order(StringComparer.Ordinal);

    /// <summary>Runs something in a folder that is gone afterwards, and keeps the files that it left.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Made(Action<string> make)
    {
        var folder = Directory.CreateTempSubdirectory("semgeo-seed-").FullName;
        try
        {
            make(folder);
            return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (Path.GetRelativePath(folder, path), File.ReadAllBytes(path)))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
