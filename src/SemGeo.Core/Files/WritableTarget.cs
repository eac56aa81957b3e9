namespace SemGeo.Files;

/// <summary>Looks before a long run whether its result will find a place: what cannot be written is said before the work, not after it.</summary>
/// <remarks>A file is made beside the target and removed again, which is what writing it takes; the target stays as it is. There may be too little room all the same.</remarks>
public static class WritableTarget
{
    private const string Devices = "/dev/", SharedMemory = "/dev/shm/";

    /// <summary>Checks that a file can be written, or replaced.</summary>
    /// <param name="path">The file. A device such as /dev/stdout is taken as it is.</param>
    /// <exception cref="DirectoryNotFoundException">Its folder is not there.</exception>
    /// <exception cref="IOException">The path is that of a folder, or nothing can be written to its folder.</exception>
    public static void RequireFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = Path.GetFullPath(path);
        if (target.StartsWith(Devices, StringComparison.Ordinal) && !target.StartsWith(SharedMemory, StringComparison.Ordinal))
            return;
        if (Directory.Exists(target))
            throw new IOException($"'{path}' could not be written: that is a folder.");
        if (Path.GetDirectoryName(target) is not { } folder || !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"'{path}' could not be written: there is no folder '{Path.GetDirectoryName(target)}'.");
        if (OperatingSystem.IsWindows() && File.Exists(target) && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
            throw new IOException($"'{path}' could not be written: the file is read-only.");
        Probe(folder, path);
    }

    /// <summary>Checks that files can be written to a folder, which is not there yet or is.</summary>
    /// <param name="path">The folder. It is not made.</param>
    /// <exception cref="IOException">The path, or a folder above it, is that of a file, or nothing can be written there.</exception>
    public static void RequireFolder(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var folder = Path.GetFullPath(path);
        while (!Directory.Exists(folder))
        {
            if (File.Exists(folder))
                throw new IOException($"'{path}' could not be written to: '{folder}' is a file.");
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"'{path}' could not be written to: there is no '{Path.GetPathRoot(Path.GetFullPath(path))}'.");
        }

        Probe(folder, path);
    }

    private static void Probe(string folder, string path)
    {
        try
        {
            // That it can be made is all there is to know.
            UnfinishedFile.Use(Path.Combine(folder, ".semgeo"), probe => new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0).Dispose());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"'{path}' could not be written: nothing can be written to the folder '{folder}' ({e.Message.TrimEnd('.')}). Give another place, or make it writable.", e);
        }
    }
}
