using System.Globalization;

namespace SemGeo.Robustness.Running;

/// <summary>The memory of processes as Linux shows it, native memory included; elsewhere the working set.</summary>
internal static class ResidentMemory
{
    private const long PageBytes = 4096;

    /// <summary>What a process has in memory; 0 where it has ended.</summary>
    public static long Of(int process)
    {
        try
        {
            return long.Parse(File.ReadAllText($"/proc/{process}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * PageBytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Begins to watch for the most from here on.</summary>
    /// <returns>What this process has in memory.</returns>
    public static long Begin()
    {
        if (!OperatingSystem.IsLinux())
            return Environment.WorkingSet;
        File.WriteAllText("/proc/self/clear_refs", "5");
        return Peak();
    }

    /// <summary>The most that this process had in memory since <see cref="Begin"/>.</summary>
    public static long Peak()
    {
        if (!OperatingSystem.IsLinux())
            return Environment.WorkingSet;
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
