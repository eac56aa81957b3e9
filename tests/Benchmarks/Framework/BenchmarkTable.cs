using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SemGeo.Vision.Devices;

namespace SemGeo.Benchmarks.Framework;

/// <summary>Runs every comparison that has a <see cref="TableEntry"/>, each in a process of its own so that its peak of memory is its own, and writes a table in Markdown.</summary>
/// <param name="benchmarks">The comparisons.</param>
internal sealed class BenchmarkTable(IEnumerable<IBenchmark> benchmarks)
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "table";

    /// <summary>How to call it.</summary>
    public const string Usage = $"{Name} [--small] [FILE.md]   all comparisons that have a target, as a table; written anew after each";

    private const string Small = "--small";

    /// <summary>Runs all and prints the table.</summary>
    /// <param name="args">What follows the command's name.</param>
    public int Run(ReadOnlySpan<string> args)
    {
        var small = args.Contains(Small);
        var path = Path.GetFullPath(args.Length > 0 && args[^1] != Small ? args[^1] : Path.Combine(AppContext.BaseDirectory, "table.md"));
        var table = new StringBuilder(Head(small));
        var failed = false;
        using var log = new StreamWriter(Path.ChangeExtension(path, ".log")) { AutoFlush = true };
        foreach (var benchmark in benchmarks)
        {
            if (benchmark.Describe(small) is not { } entry)
                continue;
            var before = ProcessorUse.Read();
            var result = RunAlone(benchmark.Name, small, log);
            var others = before is null ? null : ProcessorUse.Read()?.OthersSince(before);
            failed |= result is null;
            table.AppendLine(Row(benchmark.Name, entry, result, others));
            File.WriteAllText(path, table.ToString());
        }

        Console.WriteLine();
        Console.Write(table);
        Console.WriteLine($"{Environment.NewLine}Written to {path}, with what the comparisons printed beside it.");
        return failed ? 1 : 0;
    }

    private static string Head(bool small) => string.Create(CultureInfo.InvariantCulture, $"""
        Measured {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC on {Processor()}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, libtorch {TorchEnvironment.Read().Version}{(small ? ", `--small`: figures of small work" : "")}.

        | benchmark | ours | baseline | ratio: median (lowest to highest, rounds) | asked for | second baseline | peak MB: ours / baseline | other programs | limited by |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |

        """);

    private static string Row(string name, TableEntry entry, Dictionary<string, string>? result, double? others)
    {
        string Value(string key) => result?.GetValueOrDefault(key, "-") ?? "failed";
        var target = entry.Target is { } least ? string.Create(CultureInfo.InvariantCulture, $">= {least:0.0#}") : "the figure";
        var memory = double.TryParse(Value("peak_mb"), CultureInfo.InvariantCulture, out var ours) && double.TryParse(Value("baseline_peak_mb"), CultureInfo.InvariantCulture, out var baseline)
            ? string.Create(CultureInfo.InvariantCulture, $"{ours:0} / {baseline:0} = {ours / baseline:0.00}") : "-";
        var second = result?.ContainsKey("second") == true ? $"{Value("second_rate")}: {Value("second")}, ratio {Value("second_ratio")}, {Value("second_peak_mb")} MB" : "-";
        var disturbed = others is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share:0 %}") : "?";
        return $"| `{name}` {entry.Work} | {Value("ours")} {Value("unit")} | {Value("baseline")}: {entry.Baseline} "
            + $"| **{Value("ratio")}** ({Value("ratio_min")} to {Value("ratio_max")}, {Value("rounds")}) | {target} | {second} | {memory} | {disturbed} | {entry.LimitedBy} |";
    }

    // The values of the last line that the comparison prints; null when it failed.
    private static Dictionary<string, string>? RunAlone(string name, bool small, TextWriter log)
    {
        var program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        using var process = Process.Start(new ProcessStartInfo(program, [.. self, name, .. small ? [Small] : Array.Empty<string>()]) { RedirectStandardOutput = true })!;
        var last = "";
        while (process.StandardOutput.ReadLine() is { } line)
        {
            last = line;
            Console.WriteLine(line);
            log.WriteLine(line);
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
            return null;
        return last.Split(' ').Where(word => word.Contains('=')).ToDictionary(word => word[..word.IndexOf('=')], word => word[(word.IndexOf('=') + 1)..]);
    }

    private static string Processor()
    {
        const string model = "model name";
        var line = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(model, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':') + 2)..] ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
