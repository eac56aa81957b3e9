using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SemGeo.Vision.Tests.Distributed;

/// <summary>Starts processes that work together on this machine, as torchrun would.</summary>
internal static class Ranks
{
    /// <summary>Runs this assembly in several processes and waits for all.</summary>
    /// <returns>Of each rank the exit code and what it printed.</returns>
    public static async Task<(int ExitCode, string Output)[]> RunAsync(int count, params string[] arguments)
    {
        var port = FreePort();
        return await Task.WhenAll(Enumerable.Range(0, count).Select(rank => RunAsync(rank, count, port, arguments)));
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(int rank, int count, int port, string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [typeof(Ranks).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["RANK"] = rank.ToString(CultureInfo.InvariantCulture),
                ["WORLD_SIZE"] = count.ToString(CultureInfo.InvariantCulture),
                ["LOCAL_RANK"] = rank.ToString(CultureInfo.InvariantCulture),
                ["MASTER_ADDR"] = "127.0.0.1",
                ["MASTER_PORT"] = port.ToString(CultureInfo.InvariantCulture),
            },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output + await error).Trim());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
