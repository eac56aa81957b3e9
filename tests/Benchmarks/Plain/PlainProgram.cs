using System.Diagnostics;
using System.Globalization;
using SemGeo.Benchmarks.Framework;

namespace SemGeo.Benchmarks.Plain;

/// <summary>
/// The baseline on the same libtorch: a program of TorchSharp and TorchVision as their tutorials write it. It uses nothing of this project, and runs as a process of its own; it speaks as the
/// baselines in Python do.
/// </summary>
internal static class PlainProgram
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "plain";

    public const string Train = "train", Infer = "infer";

    /// <summary>Starts this program again as the baseline.</summary>
    /// <param name="arguments">What to do (train, infer, or an epoch of the JPEGs of a folder), network, cells, threads, size, batch, steps.</param>
    public static BaselineProcess Start(params string[] arguments)
    {
        var program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        return BaselineProcess.Start(new ProcessStartInfo(program, [.. self, Name, .. arguments]));
    }

    /// <summary>Does the work once for every line of the input, and prints the seconds that it took.</summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
        var (what, batch, steps) = (arguments[0], Number(arguments[5]), Number(arguments[6]));
        long[] cells = [.. arguments[2].Split(',').Select(text => (long)Number(text))];
        TorchSharp.torch.set_num_threads(Number(arguments[3]));
        using var network = new PlainNetwork(arguments[1], cells);
        using var memory = what is Train or Infer ? new PlainMemory(network, cells, Number(arguments[4]), batch, steps, what == Train) : null;
        using var epoch = memory is null ? new PlainEpoch(network, cells, what, Number(arguments[3]), Number(arguments[4]), batch, steps) : null;
        Console.WriteLine(BaselineProcess.Ready);
        while (Console.ReadLine() is not null)
        {
            var watch = Stopwatch.StartNew();
            memory?.Run();
            epoch?.Run();
            Console.WriteLine(BaselineProcess.Seconds + watch.Elapsed.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        }

        return 0;
    }
}
