namespace SemGeo.Files;

/// <summary>Replaces files whole or not at all: what is written lies beside the target until it is complete, and is renamed then.</summary>
public static class AtomicFile
{
    private const string Devices = "/dev/";

    /// <summary>Writes a file.</summary>
    /// <param name="path">The target. A device such as /dev/stdout is written to, never replaced.</param>
    /// <param name="write">Writes to the path that it is given.</param>
    /// <exception cref="IOException">There is no room, or the folder cannot be written to; the message names the target, which is as it was.</exception>
    public static void Write(string path, Action<string> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        try
        {
            if (target.StartsWith(Devices, StringComparison.Ordinal))
                write(target);
            else
                WriteBeside(target, write);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new IOException($"'{path}' could not be written: {e.Message}", e);
        }
    }

    private static void WriteBeside(string target, Action<string> write)
    {
        var beside = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            write(beside);
            File.Move(beside, target, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
