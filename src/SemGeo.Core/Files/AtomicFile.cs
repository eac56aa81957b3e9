namespace SemGeo.Files;

/// <summary>Replaces files whole or not at all: what is written lies beside the target until it is complete, and is renamed then.</summary>
/// <remarks>What a killed process left unfinished in a folder is deleted when the next process writes there, whatever files that one writes.</remarks>
public static class AtomicFile
{
    private const int MostLinks = 40;

    /// <summary>Writes a file.</summary>
    /// <param name="path">The target. A device or a pipe, such as /dev/stdout, is written to, never replaced.</param>
    /// <param name="write">Writes to the path that it is given.</param>
    /// <exception cref="IOException">There is no room, or the folder cannot be written to; the message names the target, which is as it was.</exception>
    public static void Write(string path, Action<string> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        try
        {
            if (IsStream(target))
                write(target);
            else
                WriteBeside(target, write);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new IOException($"'{path}' could not be written: {e.Message}", e);
        }
    }

    /// <summary>Deletes what killed processes left unfinished beside a file: for whoever knows that no other process writes it.</summary>
    /// <param name="path">The target.</param>
    /// <exception cref="IOException">A file cannot be deleted.</exception>
    internal static void DeleteUnfinished(string path) => UnfinishedFile.DeleteAllOf(Path.GetFullPath(path));

    /// <summary>Whether what is written to a path goes on to somewhere else: it is a device or a pipe, or stands for one of the process's open files.</summary>
    /// <param name="path">A file that may not be there.</param>
    public static bool IsStream(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return RegularFile.ShapeOf(path) is FileShape.Device or FileShape.Pipe or FileShape.Socket || IsOpenFile(Path.GetFullPath(path));
    }

    /// <summary>Whether a path is the name of an open file, /dev/stdout for one; the shell may have redirected it to a regular file, which is not this program's to replace.</summary>
    private static bool IsOpenFile(string path)
    {
        if (OperatingSystem.IsWindows())
            return false;
        for (var i = 0; i < MostLinks; i++)
        {
            if (path.StartsWith("/dev/fd/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal))
                return true;
            if (new FileInfo(path).LinkTarget is not { } link)
                return false;
            path = Path.GetFullPath(link, Path.GetDirectoryName(path)!);
        }

        return false;
    }

    private static void WriteBeside(string target, Action<string> write) => UnfinishedFile.Use(target, beside =>
    {
        write(beside);
        File.Move(beside, target, overwrite: true);
    });
}

/// <summary>Tells a disk that refuses from a mistake in the program.</summary>
internal static class FileFailure
{
    /// <summary>Whether an exception comes from reading or writing files: .NET reports a file beyond the size limit of the process or file system as an argument out of range.</summary>
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" };
}
