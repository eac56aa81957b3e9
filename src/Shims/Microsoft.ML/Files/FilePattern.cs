namespace Microsoft.ML.Data;

/// <summary>Finds the files that a path with wildcards stands for.</summary>
internal static class FilePattern
{
    /// <summary>The files, those of a wildcard by name; none where none is found.</summary>
    public static IEnumerable<string> Expand(string pattern) => File.Exists(pattern) ? [pattern] : pattern.Split('+', StringSplitOptions.RemoveEmptyEntries).SelectMany(ExpandOne).Distinct();

    private static IEnumerable<string> ExpandOne(string pattern)
    {
        var name = Path.GetFileName(pattern);
        if (name.AsSpan().IndexOfAny('*', '?') < 0)
            return File.Exists(pattern) ? [pattern] : [];
        var folder = Path.GetDirectoryName(pattern) is { Length: > 0 } given ? given : ".";
        return Directory.Exists(folder) ? Directory.GetFiles(folder, name).Order(StringComparer.Ordinal) : [];
    }
}
