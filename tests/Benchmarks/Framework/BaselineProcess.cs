using System.Diagnostics;
using System.Globalization;

namespace SemGeo.Benchmarks.Framework;

/// <summary>
/// A baseline that runs as a process of its own. It prints "ready" when its data is loaded; then for each line "go" it does the work once and prints the seconds that it took; it ends when its
/// input ends.
/// </summary>
internal sealed class BaselineProcess : IDisposable
{
    /// <summary>What it prints when its data is loaded.</summary>
    public const string Ready = "ready";

    /// <summary>What stands before the seconds that a round took.</summary>
    public const string Seconds = "seconds ";

    private readonly Process _process;

    private BaselineProcess(Process process) => _process = process;

    /// <summary>Starts it, and waits for its data.</summary>
    public static BaselineProcess Start(ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        var baseline = new BaselineProcess(Process.Start(start)!);
        baseline.ReadUntil(Ready);
        return baseline;
    }

    /// <summary>The most memory in bytes that its process has held so far; processes that it started are not counted.</summary>
    public long Peak
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Does the work once.</summary>
    /// <returns>The seconds that it took.</returns>
    public double Run()
    {
        _process.StandardInput.WriteLine("go");
        _process.StandardInput.Flush();
        return double.Parse(ReadUntil(Seconds), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Prints the process's lines up to one that begins as asked, and returns the rest of that.</summary>
    private string ReadUntil(string start)
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
                return line[start.Length..];
            Console.WriteLine($"baseline: {line}");
        }

        throw new InvalidOperationException("The baseline ended early; its error message is above.");
    }
}
