using System.Diagnostics;
using System.Globalization;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Soak;

/// <summary>What became of the killed runs of a case.</summary>
/// <param name="Name">The case.</param>
/// <param name="Seconds">How long a run takes that nobody ends.</param>
/// <param name="Kills">Runs that were ended with SIGKILL.</param>
/// <param name="Kept">Those of them that left work behind which the next run need not do again.</param>
/// <param name="Ends">How often runs went on to the end.</param>
/// <param name="Differences">What differed from the outcome of a run that nobody ended, or failed.</param>
internal sealed record KillResult(string Name, double Seconds, int Kills, int Kept, int Ends, IReadOnlyList<string> Differences);

/// <summary>
/// Ends runs with SIGKILL at random moments, between their start and the time that a whole run takes, and starts them again until one comes to its end: that outcome must be the one of a run that nobody
/// ended. So it goes, each time in a fresh folder, until as many were killed as asked for.
/// </summary>
internal static class KillSoak
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Runs cases from the command line: the number of kills for each verb, and the cases by name.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var kills = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 100;
        var cases = arguments.Length > 1 ? KillCase.All.Where(item => arguments[1].Split(',').Contains(item.Name)).ToArray() : KillCase.All;
        Console.WriteLine("| case | seconds undisturbed | kills | progress kept | resumed to the end | differences |\n|---|---:|---:|---:|---:|---:|");
        var isSame = true;
        foreach (var item in cases)
        {
            // Score and train have two cases each, which share their verb's kills.
            var verb = item.Name.Split('-')[0];
            var result = await RunAsync(item, (kills + cases.Count(other => other.Name.Split('-')[0] == verb) - 1) / cases.Count(other => other.Name.Split('-')[0] == verb), seed: 1);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {result.Name} | {result.Seconds:0.0} | {result.Kills} | {result.Kept} | {result.Ends} | {result.Differences.Count} |"));
            foreach (var difference in result.Differences)
                Console.Error.WriteLine($"{item.Name}: {difference}");
            isSame &= result.Differences.Count == 0;
        }

        return isSame ? 0 : 1;
    }

    /// <summary>Ends so many runs of a case.</summary>
    public static async Task<KillResult> RunAsync(KillCase item, int kills, int seed)
    {
        var (dice, differences) = (new Dice($"{item.Name} {seed}"), new List<string>());
        var root = Directory.CreateTempSubdirectory("semgeo-kills-").FullName;
        try
        {
            var watch = Stopwatch.StartNew();
            var whole = NewFolder(item, root);
            if (await StartAsync(item, whole, null) is { } failure)
                return new KillResult(item.Name, 0, 0, 0, 0, [$"The run that nobody ends fails: {failure}"]);
            var (seconds, expected) = (watch.Elapsed.TotalSeconds, item.Outcome(whole));
            Directory.Delete(whole, recursive: true);
            var (killed, kept, ends) = (0, 0, 0);
            while (killed < kills)
            {
                var folder = NewFolder(item, root);
                var problem = "";
                while (killed < kills && problem == "")
                {
                    problem = await StartAsync(item, folder, TimeSpan.FromSeconds(seconds * dice.Next(10_000) / 10_000));
                    if (problem != "")
                        break;
                    killed++;
                    kept += item.HasProgress(folder) ? 1 : 0;
                }

                // The last one killed goes on to its end, too.
                problem = problem == "" ? await StartAsync(item, folder, null) : problem;
                ends++;
                if (problem is not null)
                    differences.Add($"after {killed} kills a run fails: {problem}");
                else if (item.Outcome(folder) != expected)
                    differences.Add($"after {killed} kills the outcome differs:\n{item.Outcome(folder)}\nand not\n{expected}");
                Directory.Delete(folder, recursive: true);
            }

            return new KillResult(item.Name, seconds, killed, kept, ends, differences);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    // Always of the same name: messages about photos that are absent have it in them.
    private static string NewFolder(KillCase item, string root)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "run")).FullName;
        item.Prepare(folder);
        return folder;
    }

    /// <summary>Runs a case in a process of its own.</summary>
    /// <param name="item">The case.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="killAfter">When it is killed; null for never.</param>
    /// <returns>Null where it came to its end, empty where it was killed, else why it failed.</returns>
    private static async Task<string?> StartAsync(KillCase item, string folder, TimeSpan? killAfter)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "semgeo.dll"), .. item.Arguments(folder)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var timer = new CancellationTokenSource(killAfter ?? Longest);
        try
        {
            await process.WaitForExitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            return killAfter is null ? $"It has not ended after {Longest}." : "";
        }

        _ = await output;
        return process.ExitCode == 0 ? null : $"exit code {process.ExitCode}: {(await error).ReplaceLineEndings(" ")}";
    }
}
