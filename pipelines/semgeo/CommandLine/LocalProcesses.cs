using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SemGeo.Vision.Distributed;
using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Pipelines.CommandLine;

/// <summary>Starts the same command in several processes on this machine that work together, by mpirun. What the first prints is shown; of the others and of mpirun only an error is.</summary>
internal static partial class LocalProcesses
{
    private const string Parent = "SEMGEO_PARENT", Ranks = "SEMGEO_RANKS", NewSession = "setsid";

    // What an exit code is above the number of the signal that ended the process.
    private const int KilledBySignal = 128, InterruptSignal = 2, Terminate = 15;

    /// <summary>Runs the processes to their end.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="option">The option that asks for several processes, which they are not given.</param>
    /// <param name="count">How many.</param>
    /// <param name="shares">More arguments, for a process's share of the threads.</param>
    /// <param name="cancellation">Ends them as it would end one.</param>
    /// <returns>The exit code of the first process when it has printed what was wrong, or 0.</returns>
    /// <exception cref="ArgumentException">There are no processes to start.</exception>
    /// <exception cref="PlatformNotSupportedException">There is no MPI.</exception>
    /// <exception cref="DistributedException">A process other than the first failed, and the message has its error; or one was killed.</exception>
    public static async Task<int> RunAsync(ParseResult arguments, Option<int> option, int count, IEnumerable<string> shares, CancellationToken cancellation)
    {
        if (count < 1)
            throw new ArgumentException($"--processes is {count}, it must be at least 1.");
        var folder = Directory.CreateTempSubdirectory("semgeo-ranks-");
        try
        {
            var start = Detach(MpiLauncher.Find().Command(count, [.. CommandLine(arguments, option), .. shares], tagged: true));
            (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
            (start.Environment[Parent], start.Environment[Ranks]) = (Environment.ProcessId.ToString(CultureInfo.InvariantCulture), folder.FullName);
            return await RunAsync(start, count, folder, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What a process divides what it has by when it is started: the processes of its machine.</summary>
    /// <param name="all">The threads of one process, or 0 for all.</param>
    /// <param name="count">The processes.</param>
    public static int Share(int all, int count) => Math.Max(1, (all == 0 ? Environment.ProcessorCount : all) / Math.Max(1, count));

    /// <summary>A token that is cancelled with another one, and in one of several processes also when the process that started it is gone: nobody would end it then, and it would keep the folder of checkpoints.</summary>
    public static CancellationTokenSource LinkToParent(CancellationToken cancellation)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (!int.TryParse(Environment.GetEnvironmentVariable(Parent), NumberStyles.None, CultureInfo.InvariantCulture, out var parent))
            return source;

        // MPICH's launcher names a process that was killed by its id alone.
        if (Environment.GetEnvironmentVariable(Ranks) is { } folder && Directory.Exists(folder) && DistributedEnvironment.Read() is { } own)
            File.WriteAllText(Path.Combine(folder, own.Rank.ToString(CultureInfo.InvariantCulture)), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        _ = CancelAfterAsync(parent, source);
        return source;
    }

    private static async Task<int> RunAsync(ProcessStartInfo start, int count, DirectoryInfo folder, CancellationToken cancellation)
    {
        var errors = Enumerable.Range(0, count).Select(_ => new StringBuilder()).ToArray();
        var launcher = new ConcurrentQueue<string>();
        using var process = Process.Start(start) ?? throw new IOException($"'{start.FileName}' did not start.");
        try
        {
            // mpirun would kill the processes; each ends by itself when it is asked to.
            await using var stopping = cancellation.Register(() => Array.ForEach(Processes(folder), Interrupt));
            await Task.WhenAll(
                PassOnAsync(process.StandardOutput, Console.Out, null, launcher),
                PassOnAsync(process.StandardError, Console.Error, errors, launcher));
            await process.WaitForExitAsync(CancellationToken.None);
            return process.ExitCode == 0 ? 0 : Explain(process.ExitCode, errors, string.Join('\n', launcher), folder);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static int Explain(int code, StringBuilder[] errors, string launcher, DirectoryInfo folder)
    {
        // With this signal launchers end the others after an error of one, which has printed it.
        var isCleanUp = Array.Exists(errors, error => error.Length > 0);
        if (RankLine.FindKilled(launcher, id => RankOf(id, folder)) is { } killed && !(isCleanUp && killed.Signal == Terminate))
            throw new DistributedException($"Rank {killed.Rank} of {errors.Length} ended with exit code {KilledBySignal + killed.Signal}, killed by signal {killed.Signal}.", [killed.Rank]);
        if (errors[0].Length > 0)
            return code;
        var rank = Array.FindIndex(errors, error => error.Length > 0);
        throw rank < 0
            ? new DistributedException($"The {errors.Length} processes ended with exit code {code}: {launcher.Trim()}")
            : new DistributedException($"Rank {rank} of {errors.Length} ended with exit code {code}: {errors[rank].ToString().Trim()}", [rank]);
    }

    // Rank 0's lines are shown as they come.
    private static async Task PassOnAsync(StreamReader from, TextWriter to, StringBuilder[]? errors, ConcurrentQueue<string> launcher)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            var (rank, text) = RankLine.Parse(line);
            if (rank is not { } known)
            {
                launcher.Enqueue(text);
                continue;
            }

            if (known == 0)
                await to.WriteLineAsync(text);
            if (errors is not null && known < errors.Length)
                errors[known].AppendLine(text);
        }
    }

    private static int? RankOf(int id, DirectoryInfo folder) =>
        folder.EnumerateFiles().FirstOrDefault(file => File.ReadAllText(file.FullName) == id.ToString(CultureInfo.InvariantCulture)) is { } file ? int.Parse(file.Name, CultureInfo.InvariantCulture) : null;

    private static Process[] Processes(DirectoryInfo folder) => [.. folder.EnumerateFiles().Select(Find).OfType<Process>()];

    // As Ctrl+C would, so that it still saves what it has; where there are no signals (Windows) the console has done so already.
    private static void Interrupt(Process process)
    {
        if (!OperatingSystem.IsWindows() && !process.HasExited)
            _ = Kill(process.Id, InterruptSignal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private static Process? Find(FileInfo file)
    {
        try
        {
            return Process.GetProcessById(int.Parse(File.ReadAllText(file.FullName), CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // It has ended, or is about to write who it is.
            return null;
        }
    }

    // Ctrl+C in a terminal goes to all of a session: mpirun would kill its processes before they have kept a checkpoint.
    private static ProcessStartInfo Detach(ProcessStartInfo start)
    {
        var has = !OperatingSystem.IsWindows() && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, NewSession)));
        if (has)
        {
            start.ArgumentList.Insert(0, start.FileName);
            start.FileName = NewSession;
        }

        return start;
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

    // The program and its arguments as they were.
    private static IEnumerable<string> CommandLine(ParseResult arguments, Option<int> option)
    {
        var program = Environment.ProcessPath ?? throw new PlatformNotSupportedException("--processes needs to know the program's own path, which this system does not give.");
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var given = arguments.Tokens.Select(token => token.Value).ToList();
        given.RemoveRange(given.IndexOf(option.Name), 2);
        return [program, .. isHost ? [typeof(LocalProcesses).Assembly.Location] : Array.Empty<string>(), .. given];
    }
}
