using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SemGeo.ML;
using SemGeo.Vision.Distributed;

namespace SemGeo.Pipelines.Verbs;

/// <summary>Starts the same command in several processes on this machine that train together, as torchrun would. The first has the console; of the others only an error is told.</summary>
internal static class LocalProcesses
{
    private const string Parent = "SEMGEO_PARENT";

    // What an exit code is above the number of the signal that ended the process.
    private const int KilledBySignal = 128;

    // When one has failed, the others find out within seconds and say so themselves.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>Runs the processes to their end.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="option">The option that asks for several processes, which they are not given.</param>
    /// <param name="count">How many.</param>
    /// <param name="model">The threads that they share.</param>
    /// <param name="cancellation">Ends them as it would end one.</param>
    /// <returns>The exit code of the first that failed, or 0.</returns>
    /// <exception cref="ArgumentException">There are no processes to start.</exception>
    /// <exception cref="PlatformNotSupportedException">The native library that they need was not built.</exception>
    /// <exception cref="DistributedException">A process other than the first failed, and the message has its error; or one was killed.</exception>
    public static async Task<int> RunAsync(ParseResult arguments, Option<int> option, int count, MultiHeadGeoTrainerOptions model, CancellationToken cancellation)
    {
        if (count < 1)
            throw new ArgumentException($"--processes is {count}, it must be at least 1.");
        if (!ProcessGroup.IsAvailable)
            throw new PlatformNotSupportedException($"--processes {count} needs the native library semgeo_c10d: {ProcessGroup.WhyUnavailable} Build it (pipelines/README.md says how), or train in one process.");
        var command = CommandLine(arguments, option, count, model);
        var port = FreePort();
        var errors = Enumerable.Range(0, count).Select(_ => new StringBuilder()).ToArray();
        var processes = Enumerable.Range(0, count).Select(rank => Start(command, rank, count, port, errors[rank])).ToArray();
        try
        {
            await using var stopping = cancellation.Register(() => Array.ForEach(processes, Interrupt.Send));
            var failed = await FirstFailureAsync(processes);
            if (failed is not { } rank)
                return 0;

            // The first has the console and has said what was wrong, unless a signal ended it.
            var code = processes[rank].ExitCode;
            return rank == 0 && code < KilledBySignal
                ? code
                : throw new DistributedException($"Rank {rank} of {count} ended with exit code {code}{(code > KilledBySignal ? $", killed by signal {code - KilledBySignal}" : $": {errors[rank].ToString().Trim()}")}.", [rank]);
        }
        finally
        {
            foreach (var process in processes)
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
                process.Dispose();
            }
        }
    }

    /// <summary>A token that is cancelled with another one, and in one of several processes also when the process that started it is gone: nobody would end it then, and it would keep the folder of checkpoints.</summary>
    public static CancellationTokenSource LinkToParent(CancellationToken cancellation)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (int.TryParse(Environment.GetEnvironmentVariable(Parent), NumberStyles.None, CultureInfo.InvariantCulture, out var parent))
            _ = CancelAfterAsync(parent, source);
        return source;
    }

    private static async Task CancelAfterAsync(int parent, CancellationTokenSource source)
    {
        try
        {
            using var process = Process.GetProcessById(parent);
            await process.WaitForExitAsync(source.Token);
            await source.CancelAsync();
        }
        catch (ArgumentException)
        {
            // It is gone already.
            await source.CancelAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // Training ended first.
        }
    }

    /// <summary>Waits for all, or for a failure and some seconds more.</summary>
    /// <returns>The rank that failed first; null when none did.</returns>
    private static async Task<int?> FirstFailureAsync(Process[] processes)
    {
        var running = processes.Select(async (process, rank) =>
        {
            await process.WaitForExitAsync();
            return rank;
        }).ToList();
        while (running.Count > 0)
        {
            var ended = await Task.WhenAny(running);
            running.Remove(ended);
            if (processes[await ended].ExitCode == 0)
                continue;
            await Task.WhenAny(Task.WhenAll(running), Task.Delay(Grace));
            return await ended;
        }

        return null;
    }

    private static Process Start(string[] command, int rank, int count, int port, StringBuilder error)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = rank > 0,
            RedirectStandardError = rank > 0,
            Environment =
            {
                ["RANK"] = rank.ToString(CultureInfo.InvariantCulture),
                ["WORLD_SIZE"] = count.ToString(CultureInfo.InvariantCulture),
                ["LOCAL_RANK"] = rank.ToString(CultureInfo.InvariantCulture),
                [Parent] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
                ["MASTER_ADDR"] = "127.0.0.1",
                ["MASTER_PORT"] = port.ToString(CultureInfo.InvariantCulture),
            },
        };
        var process = Process.Start(start) ?? throw new IOException($"'{command[0]}' did not start.");
        if (rank > 0)
        {
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        return process;
    }

    // The program and its arguments as they were, with a share of the threads each.
    private static string[] CommandLine(ParseResult arguments, Option<int> option, int count, MultiHeadGeoTrainerOptions model)
    {
        var program = Environment.ProcessPath ?? throw new PlatformNotSupportedException("--processes needs to know the program's own path, which this system does not tell.");
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var given = arguments.Tokens.Select(token => token.Value).ToList();
        var at = given.IndexOf(option.Name);
        given.RemoveRange(at, 2);
        var threads = model.Threads == 0 ? Environment.ProcessorCount : model.Threads;
        return
        [
            program, .. isHost ? [typeof(LocalProcesses).Assembly.Location] : Array.Empty<string>(), .. given,
            "--set", Set("model:threads", threads), "--set", Set("model:input:workers", model.Input.Workers),
        ];

        string Set(string key, int all) => string.Create(CultureInfo.InvariantCulture, $"{key}={Math.Max(1, all / count)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
