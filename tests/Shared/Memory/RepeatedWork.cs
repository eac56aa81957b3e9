using System.Diagnostics;
using System.Reflection;

namespace SemGeo.Testing;

/// <summary>Repeats work in a process of its own, where no other test disturbs, and measures what the process holds.</summary>
internal static class RepeatedWork
{
    /// <summary>The first argument of the process.</summary>
    public const string Verb = "repeat";

    /// <summary>Starts the calling test assembly as a program.</summary>
    /// <param name="work">The name of the work.</param>
    /// <param name="repetitions">How often it is measured.</param>
    /// <param name="warmUps">How often it is done before.</param>
    public static async Task<MemoryRecord> MeasureAsync(string work, int repetitions = 200, int warmUps = 50)
    {
        var output = Path.GetTempFileName();
        try
        {
            var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
            var start = new ProcessStartInfo(host, [Assembly.GetExecutingAssembly().Location, Verb, work, $"{repetitions}", $"{warmUps}", output]) { RedirectStandardError = true };

            // The garbage collector's own room to breathe is tens of megabytes by default.
            start.Environment["DOTNET_GCgen0size"] = "200000";
            start.Environment["DOTNET_gcConcurrent"] = "0";

            // Compiling hot methods anew takes memory for hundreds of repetitions.
            start.Environment["DOTNET_TieredCompilation"] = "0";
            using var process = Process.Start(start)!;
            var error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.AreEqual(0, process.ExitCode, error);
            return MemoryRecord.Parse(await File.ReadAllTextAsync(output));
        }
        finally
        {
            File.Delete(output);
        }
    }

    /// <summary>The process's side.</summary>
    /// <param name="arguments">What <see cref="MeasureAsync"/> gave behind the verb.</param>
    /// <param name="find">The work of a name.</param>
    public static int Run(string[] arguments, Func<string, Action> find)
    {
        var (work, repetitions, warmUps) = (find(arguments[0]), int.Parse(arguments[1]), int.Parse(arguments[2]));
        for (var i = 0; i < warmUps; i++)
            work();
        var (memory, files, threads) = (new long[repetitions], new int[repetitions], new int[repetitions]);
        for (var i = 0; i < repetitions; i++)
        {
            work();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            using var process = Process.GetCurrentProcess();
            (memory[i], files[i], threads[i]) = (process.WorkingSet64, OpenFiles(process), process.Threads.Count);
        }

        File.WriteAllText(arguments[3], new MemoryRecord(memory, files, threads).ToText());
        return 0;
    }

    private static int OpenFiles(Process process) => OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries("/proc/self/fd").Length : process.HandleCount;
}
