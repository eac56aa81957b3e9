namespace SemGeo.Robustness.Running;

/// <summary>What the threads of a process do, as Linux shows it.</summary>
internal static class ThreadStates
{
    /// <summary>Whether one of them runs, would run if it had a processor, or waits for a disk; false where the system does not show it.</summary>
    public static bool IsBusy(int process)
    {
        try
        {
            return Directory.EnumerateDirectories($"/proc/{process}/task").Any(thread => StateOf(File.ReadAllText(Path.Combine(thread, "stat"))) is 'R' or 'D');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The state stands behind the name, which is in parentheses and may have some in it.
    internal static char StateOf(string stat) => stat.LastIndexOf(')') is >= 0 and var end && end + 2 < stat.Length ? stat[end + 2] : '?';
}
