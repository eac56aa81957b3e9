using System.Diagnostics;
using System.Globalization;

namespace SemGeo.Benchmarks.Framework;

/// <summary>
/// A baseline in Python that runs as a process of its own. The script prints "ready" when its data is loaded; then for each
/// line "go" it does the work once and prints the seconds that it took; it ends when its input ends.
/// </summary>
internal sealed class PythonBaseline : IDisposable
{
    // Debian's packages are found by the system's interpreter only.
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3", "python"];

    private readonly Process _process;

    private PythonBaseline(Process process) => _process = process;

    /// <summary>Starts a script that lies beside the benchmark, or says why not.</summary>
    /// <param name="script">The file with its folder, "Geocode/geocode_baseline.py".</param>
    /// <param name="modules">The Python modules that it needs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The running baseline, or null when no interpreter has the modules.</returns>
    public static PythonBaseline? Start(string script, string[] modules, params string[] arguments) => Start(script, modules, new Dictionary<string, string>(), arguments);

    /// <summary>The same in an environment of its own.</summary>
    /// <param name="script">The file with its folder, "Geocode/geocode_baseline.py".</param>
    /// <param name="modules">The Python modules that it needs.</param>
    /// <param name="environment">Environment variables that are set for it alone.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The running baseline, or null when no interpreter has the modules.</returns>
    public static PythonBaseline? Start(string script, string[] modules, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var interpreter = Array.Find(Interpreters, candidate => Runs(candidate, "-c", $"import {string.Join(',', modules)}"));
        if (interpreter is null)
        {
            Console.WriteLine($"No baseline: no python3 here has the modules {string.Join(", ", modules)} (Debian: {string.Join(' ', modules.Select(module => $"python3-{module}"))}).");
            return null;
        }

        var path = Path.Combine(AppContext.BaseDirectory, script);
        var start = new ProcessStartInfo(interpreter, ["-W", "ignore", path, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var baseline = new PythonBaseline(Process.Start(start)!);
        baseline.ReadUntil("ready");
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
        return double.Parse(ReadUntil("seconds "), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Prints the script's lines up to one that begins as asked, and returns the rest of that.</summary>
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

    private static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
