using System.Diagnostics;

namespace SemGeo.Core.Tests.Geocoding.Nominatim;

[TestClass]
[TestCategory("Slow")]
public sealed class NominatimKillTests : NominatimTest
{
    /// <remarks>The server holds the n-th question back and has the process killed then: only questions under way may be put again.</remarks>
    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(1, 2)]
    [DataRow(1, 17)]
    [DataRow(1, 60)]
    [DataRow(4, 5)]
    [DataRow(4, 40)]
    [DataRow(4, 80)]
    public async Task A_killed_process_asks_nothing_again_that_was_answered(int connections, int question)
    {
        var reached = new TaskCompletionSource();
        Server.Fault = (path, _) => Server.Asked.Length >= question && path != NominatimServer.StatusPath ? NominatimFaults.Hold(() => reached.TrySetResult()) : null;
        using (var process = Start(connections))
        {
            var output = process.StandardOutput.ReadToEndAsync();
            await Task.WhenAny(reached.Task, process.WaitForExitAsync());
            process.Kill();
            await process.WaitForExitAsync();
            Assert.AreEqual("", await output, "The process ended before it could be killed.");
        }

        var first = Server.Asked;
        Server.Fault = (_, _) => null;
        Server.Forget();
        var lines = await FinishAsync(connections);

        CollectionAssert.AreEqual(NominatimGolden.Addresses.Select(pair => pair.Address).ToArray(), lines);
        CollectionAssert.AllItemsAreUnique(first);
        CollectionAssert.AllItemsAreUnique(Server.Asked);
        CollectionAssert.AreEquivalent(NominatimGolden.Answers.Keys.Select(path => path.Replace(".php?", "?", StringComparison.Ordinal)).ToArray(), first.Union(Server.Asked).ToArray());
        var again = first.Intersect(Server.Asked).ToArray();
        Assert.IsLessThanOrEqualTo(connections, again.Length, string.Join(", ", again));
        if (connections == 1)
            Assert.AreEqual(first[^1], again.Single());
    }

    [TestMethod]
    public async Task A_process_killed_again_and_again_comes_to_the_end()
    {
        var asked = new List<string>();
        string[] lines = [];
        for (var stop = 15; lines.Length == 0; stop = 15)
        {
            var reached = new TaskCompletionSource();
            Server.Fault = (path, _) => Server.Asked.Length >= stop && path != NominatimServer.StatusPath ? NominatimFaults.Hold(() => reached.TrySetResult()) : null;
            using var process = Start(1);
            var output = process.StandardOutput.ReadToEndAsync();
            await Task.WhenAny(reached.Task, process.WaitForExitAsync());
            process.Kill();
            await process.WaitForExitAsync();
            lines = (await output).Split('\n', StringSplitOptions.TrimEntries);
            if (lines is [""])
                lines = [];
            asked.AddRange(Server.Asked);
            Server.Forget();
        }

        CollectionAssert.AreEqual(NominatimGolden.Addresses.Select(pair => pair.Address).ToArray(), lines[..^1]);
        // 14 new answers a life, and the question that was held is put once more.
        Assert.IsLessThanOrEqualTo(NominatimGolden.Answers.Count + (NominatimGolden.Answers.Count / 14), asked.Count);
        Assert.IsLessThanOrEqualTo(2, asked.GroupBy(path => path).Max(group => group.Count()));
    }

    private async Task<string[]> FinishAsync(int connections)
    {
        using var process = Start(connections);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.AreEqual(0, process.ExitCode, await error);
        return (await output).Split('\n', StringSplitOptions.TrimEntries)[..^1];
    }

    private Process Start(int connections)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments = [typeof(TestProgram).Assembly.Location, "nominatim", Server.Url, CachePath, $"{connections}"];
        return Process.Start(new ProcessStartInfo(host, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
