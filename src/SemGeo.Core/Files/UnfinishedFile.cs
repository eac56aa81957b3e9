using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SemGeo.Files;

/// <summary>
/// Names of files that are not complete yet: "NAME.HOST-PROCESS-NUMBER.tmp". Whoever finds one can see whether the process that wrote it has ended, so that what a killed one left
/// behind is deleted by the next one that writes to the same folder.
/// </summary>
/// <remarks>
/// Files of another host, another container or a process that runs are never deleted; nor those of builds that put no process into the name, but by <see cref="DeleteAllOf"/>.
/// </remarks>
internal static class UnfinishedFile
{
    private const string Ending = ".tmp";
    private const int HostDigits = 8, NumberDigits = 16;

    private static readonly string Host = HostOf(Environment.MachineName, ReadOrEmpty("/etc/machine-id"), PidNamespace());
    private static readonly ConcurrentDictionary<string, bool> Written = new(StringComparer.Ordinal), Cleaned = new(StringComparer.Ordinal);

    /// <summary>Has a file written, under a name of its own beside a target, and deletes it in the end where it is still there.</summary>
    /// <param name="target">The full path of the target.</param>
    /// <param name="use">Writes to the path that it is given, and may move it away.</param>
    public static void Use(string target, Action<string> use)
    {
        var folder = Path.GetDirectoryName(target)!;
        if (Cleaned.TryAdd(folder, true))
            DeleteLeft(folder);
        var number = RandomNumberGenerator.GetHexString(NumberDigits, lowercase: true);
        var path = target + EndOf(Host, Environment.ProcessId, number);
        Written.TryAdd(number, true);
        try
        {
            use(path);
        }
        finally
        {
            File.Delete(path);
            Written.TryRemove(number, out _);
        }
    }

    /// <summary>Deletes what processes of this host that have ended left in a folder. What cannot be deleted stays: the next one tries again.</summary>
    /// <param name="folder">The folder; it may not be there.</param>
    public static void DeleteLeft(string folder)
    {
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*" + Ending))
            {
                if (Parse(Path.GetFileName(path)) is { } name && name.Host == Host && HasEnded(name.Process, name.Number))
                    File.Delete(path);
            }
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
        }
    }

    /// <summary>Deletes all unfinished files of a target, those of earlier builds too: for whoever knows that no other process writes it.</summary>
    /// <param name="target">The full path of the target.</param>
    /// <exception cref="IOException">A file cannot be deleted.</exception>
    public static void DeleteAllOf(string target)
    {
        var (folder, name) = (Path.GetDirectoryName(target)!, Path.GetFileName(target));
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Ending))
        {
            var other = Path.GetFileName(path);
            if ((Parse(other)?.Target ?? TargetOfEarlierBuild(other)) == name)
                File.Delete(path);
        }
    }

    /// <summary>What a process puts behind the target's name.</summary>
    internal static string EndOf(string host, int process, string number) =>
        string.Create(CultureInfo.InvariantCulture, $".{host}-{process}-{number}{Ending}");

    /// <summary>A short name of a host, as it stands in the names of files.</summary>
    internal static string HostOf(params string[] marks) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', marks))))[..HostDigits];

    /// <summary>The host that this process runs on.</summary>
    internal static string ThisHost => Host;

    private static (string Target, string Host, int Process, string Number)? Parse(string name)
    {
        if (!name.EndsWith(Ending, StringComparison.Ordinal))
            return null;
        var stem = name[..^Ending.Length];
        return stem.LastIndexOf('.') is > 0 and var dot
            && stem[(dot + 1)..].Split('-') is [{ Length: HostDigits } host, var process, { Length: NumberDigits } number]
            && IsHex(host) && IsHex(number) && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (stem[..dot], host, id, number) : null;
    }

    private static string? TargetOfEarlierBuild(string name)
    {
        var stem = name[..^Ending.Length];
        return stem.LastIndexOf('.') is > 0 and var dot && Guid.TryParseExact(stem[(dot + 1)..], "N", out _) ? stem[..dot] : null;
    }

    private static bool IsHex(string text) => text.All(char.IsAsciiHexDigitLower);

    // Another process may have the number of one that has ended: its file stays, then. In containers each process has the same number, often 1.
    private static bool HasEnded(int process, string number)
    {
        if (process == Environment.ProcessId)
            return !Written.ContainsKey(number);
        try
        {
            using var other = System.Diagnostics.Process.GetProcessById(process);
            return other.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string PidNamespace()
    {
        try
        {
            return new FileInfo("/proc/self/ns/pid").LinkTarget ?? "";
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            return "";
        }
    }

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            return "";
        }
    }
}
