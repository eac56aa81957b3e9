namespace SemGeo.Pipelines.Output;

/// <summary>Looks before a long run whether its result will find a place.</summary>
internal static class OutputFile
{
    /// <exception cref="IOException">The path is that of a folder, or of a file in a folder that is not there.</exception>
    public static void Require(string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"'{path}' could not be written: that is a folder.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"'{path}' could not be written: there is no folder '{folder}'.");
    }
}
