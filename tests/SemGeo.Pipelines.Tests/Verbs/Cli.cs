using System.Diagnostics;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Verbs;
using SemGeo.Testing;
using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Pipelines.Tests.Verbs;

/// <summary>Runs semgeo, here or in a process of its own.</summary>
internal static class Cli
{
    /// <summary>Runs in this process, just as Program does.</summary>
    public static Task<RunResult> RunAsync(params string[] arguments) =>
        RunResult.CaptureAsync(() => CommandRunner.RunAsync(SemGeoCommand.Create(), SemGeoCommand.Program, arguments));

    /// <summary>Runs the built program in a new process.</summary>
    public static Task<RunResult> StartAsync(params string[] arguments) => StartAsync(Host, [Program, .. arguments]);

    /// <summary>Runs the built program in a new process with more environment variables.</summary>
    public static Task<RunResult> StartAsync(Dictionary<string, string> variables, params string[] arguments) => StartAsync(Host, [Program, .. arguments], variables);

    /// <summary>Runs the built program in a new process that works in a folder, so that relative paths are those below it.</summary>
    public static Task<RunResult> StartInAsync(string folder, params string[] arguments) => StartAsync(Host, [Program, .. arguments], folder: folder);

    /// <summary>Runs the built program in a new process that may not write files beyond a size.</summary>
    public static Task<RunResult> StartWithFileLimitAsync(int kilobytes, params string[] arguments) =>
        StartAsync("bash", ["-c", $"ulimit -f {kilobytes}; trap '' XFSZ; exec \"$@\"", "bash", Host, Program, .. arguments]);

    /// <summary>Runs the built program in several processes, as mpirun starts them.</summary>
    public static Task<RunResult> LaunchAsync(MpiLauncher launcher, int count, params string[] arguments) => RunAsync(launcher.Command(count, [Host, Program, .. arguments]));

    /// <summary>Starts the built program in a new process, whose output nobody reads.</summary>
    public static Process Start(params string[] arguments) => Start([], arguments);

    /// <summary>Starts it with more environment variables.</summary>
    public static Process Start(Dictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(Host, [Program, .. arguments]);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Program => Path.Combine(AppContext.BaseDirectory, "semgeo.dll");

    private static async Task<RunResult> StartAsync(string file, string[] arguments, Dictionary<string, string>? variables = null, string? folder = null)
    {
        // Executable memory is mapped from a file otherwise, which a file-size limit would forbid.
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder ?? "", Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" } };
        foreach (var (name, value) in variables ?? [])
            start.Environment[name] = value;
        return await RunAsync(start);
    }

    private static async Task<RunResult> RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new RunResult(process.ExitCode, await output, await error);
    }
}
