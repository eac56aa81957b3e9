using System.Diagnostics;
using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Vision.Tests.Distributed;

/// <summary>Starts processes that work together on this machine, as a user would: by mpirun.</summary>
internal static class Ranks
{
    /// <summary>What came of a run.</summary>
    /// <param name="ExitCode">The launcher's.</param>
    /// <param name="Outputs">What each rank printed.</param>
    /// <param name="Launcher">What the launcher printed.</param>
    public sealed record Outcome(int ExitCode, string[] Outputs, string Launcher)
    {
        public override string ToString() => $"exit code {ExitCode}\n{string.Join('\n', Outputs.Select((output, rank) => $"[{rank}] {output}"))}\n{Launcher}";
    }

    /// <summary>The implementations that are tested; without one a test says so.</summary>
    public static IEnumerable<object[]> Kinds => [[MpiKind.OpenMpi], [MpiKind.Mpich]];

    /// <summary>Runs this assembly in several processes and waits for all.</summary>
    public static Task<Outcome> RunAsync(MpiKind kind, int count, params string[] arguments) => RunAsync(kind, kind, count, arguments);

    /// <summary>Runs it by the launcher of one MPI with the library of one, which may be another.</summary>
    public static async Task<Outcome> RunAsync(MpiKind kind, MpiKind library, int count, params string[] arguments)
    {
        var start = Find(kind).Command(count, [Host, typeof(Ranks).Assembly.Location, .. arguments], tagged: true);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment["SEMGEO_MPI"] = library.ToString();
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var lines = texts.SelectMany(text => text.Split('\n')).Select(line => RankLine.Parse(line.TrimEnd('\r'))).ToLookup(line => line.Rank ?? -1, line => line.Text);
        return new(process.ExitCode, [.. Enumerable.Range(0, count).Select(rank => string.Join('\n', lines[rank]).Trim())], string.Join('\n', lines[-1]).Trim());
    }

    /// <summary>Runs this assembly in one process without a launcher.</summary>
    public static async Task<Outcome> RunAloneAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Host, [typeof(Ranks).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, [string.Concat(texts).Trim()], "");
    }

    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static MpiLauncher Find(MpiKind kind)
    {
        try
        {
            return MpiLauncher.Find(kind);
        }
        catch (PlatformNotSupportedException e)
        {
            Assert.Inconclusive(e.Message);
            throw;
        }
    }
}
