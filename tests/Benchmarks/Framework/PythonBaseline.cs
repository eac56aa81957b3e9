using System.Diagnostics;

namespace SemGeo.Benchmarks.Framework;

/// <summary>Starts baselines in Python.</summary>
internal static class PythonBaseline
{
    // Debian's packages are found by the system's interpreter only.
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3", "python"];

    /// <summary>Starts a script that lies beside the benchmark, or says why not.</summary>
    /// <param name="script">The file with its folder, "Geocode/geocode_baseline.py".</param>
    /// <param name="modules">The Python modules that it needs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The running baseline, or null when no interpreter has the modules.</returns>
    public static BaselineProcess? Start(string script, string[] modules, params string[] arguments) => Start(script, modules, new Dictionary<string, string>(), arguments);

    /// <summary>The same in an environment of its own.</summary>
    /// <param name="script">The file with its folder, "Geocode/geocode_baseline.py".</param>
    /// <param name="modules">The Python modules that it needs.</param>
    /// <param name="environment">Environment variables that are set for it alone.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The running baseline, or null when no interpreter has the modules.</returns>
    public static BaselineProcess? Start(string script, string[] modules, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var interpreter = Array.Find(Interpreters, candidate => Runs(candidate, "-c", $"import {string.Join(',', modules)}"));
        if (interpreter is null)
        {
            Console.WriteLine($"No baseline: no python3 here has the modules {string.Join(", ", modules)} (Debian: {string.Join(' ', modules.Select(module => $"python3-{module}"))}).");
            return null;
        }

        var path = Path.Combine(AppContext.BaseDirectory, script);
        var start = new ProcessStartInfo(interpreter, ["-W", "ignore", path, .. arguments]);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return BaselineProcess.Start(start);
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
