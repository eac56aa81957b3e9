using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace SemGeo.Robustness.Running;

/// <summary>A worker from outside: started when it is needed, watched, and ended when an input takes too long or too much.</summary>
internal sealed class WorkerProcess(TimeSpan limit) : IDisposable
{
    /// <summary>A process that has more than this in memory is ended at once.</summary>
    private const long MostBytes = 5L << 30;

    // One that has taken a twentieth of its time waits; one that has not ended after six times its time hangs, however little it got of the processors.
    private const int WaitingShare = 20, MostStretch = 6;

    private static readonly TimeSpan Preparation = TimeSpan.FromMinutes(2), Interval = TimeSpan.FromMilliseconds(100);

    private readonly StringBuilder _errors = new();
    private Process? _process;
    private string _folder = "";

    /// <summary>Has an input read.</summary>
    public async Task<Outcome> RunAsync(InputName name)
    {
        var process = _process ??= Start();
        var watch = Stopwatch.StartNew();
        try
        {
            await process.StandardInput.WriteLineAsync(name.ToString());
            await process.StandardInput.FlushAsync();
            var (line, verdict) = await ReadLineAsync(process, Preparation);
            if (line == WorkerProgram.Ready)
            {
                watch.Restart();
                (line, verdict) = await ReadLineAsync(process, limit);
            }

            if (line is not null)
                return JsonSerializer.Deserialize<Outcome>(line)!;
            return await EndAsync(process, verdict, watch.Elapsed);
        }
        catch (IOException)
        {
            return await EndAsync(process, Verdict.Crash, watch.Elapsed);
        }
    }

    /// <summary>Ends the process, so that the next input gets a fresh one.</summary>
    public void Dispose()
    {
        if (_process is not { } process)
            return;
        _process = null;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private static async Task<(string? Line, Verdict Verdict)> ReadLineAsync(Process process, TimeSpan limit)
    {
        var read = process.StandardOutput.ReadLineAsync();
        var begun = process.TotalProcessorTime;
        var (looks, wanted) = (0, 0);
        for (var watch = Stopwatch.StartNew(); ;)
        {
            if (await Task.WhenAny(read, Task.Delay(Interval)) == read)
                return (await read, Verdict.Crash);
            if (ResidentMemory.Of(process.Id) > MostBytes)
                return (null, Verdict.Memory);
            process.Refresh();

            // Where other programs take the processors, it is the reader's own time that counts, unless it waits for something that does not come: one that could go on, or waits for a disk, does not.
            var own = process.HasExited ? limit : process.TotalProcessorTime - begun;
            (looks, wanted) = (looks + 1, wanted + (ThreadStates.IsBusy(process.Id) ? 1 : 0));
            var isWaiting = own <= limit / WaitingShare && wanted <= looks / WaitingShare;
            if (watch.Elapsed >= limit && (own >= limit || isWaiting || watch.Elapsed >= limit * MostStretch))
                return (null, Verdict.Hang);
        }
    }

    private async Task<Outcome> EndAsync(Process process, Verdict verdict, TimeSpan elapsed)
    {
        var bytes = ResidentMemory.Of(process.Id);
        if (verdict == Verdict.Crash)
            await process.WaitForExitAsync();
        string detail;
        lock (_errors)
        {
            detail = verdict switch
            {
                Verdict.Hang => $"There is no end after {elapsed.TotalSeconds:0.0} s.",
                Verdict.Memory => $"The process has {bytes >> 20} MB.",
                _ => $"The process ended with {process.ExitCode}: {_errors.ToString().ReplaceLineEndings(" ")}",
            };
        }

        Dispose();
        return new Outcome(verdict, detail, elapsed.TotalMilliseconds, bytes);
    }

    private Process Start()
    {
        _folder = Directory.CreateTempSubdirectory("semgeo-robustness-").FullName;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "Robustness.dll"), WorkerProgram.Verb, _folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // Little garbage, so that what is measured is what was needed; and an end to it, so that the machine lives.
            Environment = { ["DOTNET_GCgen0size"] = "0x400000", ["DOTNET_gcConcurrent"] = "0", ["DOTNET_GCHeapHardLimit"] = "0xC0000000", ["DOTNET_TieredPGO"] = "0" },
        };
        lock (_errors)
            _errors.Clear();
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                if (_errors.Length < 1000)
                    _errors.Append(line.Data).Append('\n');
            }
        };
        process.BeginErrorReadLine();
        return process;
    }
}
