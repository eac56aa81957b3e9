using System.Diagnostics;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Nominatim;

[TestClass]
[TestCategory("Slow")]
public sealed class NominatimKillTests : NominatimTest
{
    /// <remarks>The process is killed at the n-th question, which the server holds back, or else while answers go on coming in: only questions under way may be put again.</remarks>
    [TestMethod]
    [DataRow(1, 1, true)]
    [DataRow(1, 2, true)]
    [DataRow(1, 17, true)]
    [DataRow(1, 60, true)]
    [DataRow(4, 5, true)]
    [DataRow(4, 40, true)]
    [DataRow(4, 80, true)]
    [DataRow(4, 10, false)]
    [DataRow(4, 20, false)]
    [DataRow(4, 30, false)]
    public async Task A_killed_process_asks_nothing_again_that_was_answered(int connections, int question, bool hold)
    {
        var reached = new TaskCompletionSource();
        Server.Fault = (path, _) =>
        {
            if (Server.Asked.Length < question || path == NominatimServer.StatusPath)
                return null;
            reached.TrySetResult();
            return hold ? NominatimFaults.Of("nothing") : null;
        };
        using (var process = Start(connections))
        {
            var output = process.StandardOutput.ReadToEndAsync();
            await Task.WhenAny(reached.Task, process.WaitForExitAsync());
            process.Kill();
            await process.WaitForExitAsync();
            if (hold)
                Assert.AreEqual("", await output, "The process ended before it could be killed.");
        }

        Server.Fault = (_, _) => null;
        var lines = await FinishAsync(connections);

        CollectionAssert.AreEqual(NominatimGolden.Addresses.Select(pair => pair.Address).ToArray(), lines);
        // Of both lives.
        var asked = Server.Asked;
        CollectionAssert.AreEquivalent(NominatimGolden.Answers.Keys.Select(path => path.Replace(".php?", "?", StringComparison.Ordinal)).ToArray(), asked.Distinct().ToArray());
        Assert.IsLessThanOrEqualTo(2, asked.Max(Server.Times));
        var again = asked.Where(path => Server.Times(path) == 2).Distinct().ToArray();
        Assert.IsLessThanOrEqualTo(connections, again.Length, string.Join(", ", again));
        if (connections == 1)
            Assert.AreEqual(asked[question - 1], again.Single());
    }

    [TestMethod]
    public async Task A_process_killed_again_and_again_comes_to_the_end()
    {
        var asked = new List<string>();
        string[] lines = [];
        const int QuestionsALife = 15;
        for (var life = 0; lines.Length == 0; life++)
        {
            Assert.IsLessThan(20, life, "It does not get on.");
            var reached = new TaskCompletionSource();
            Server.Fault = (path, _) =>
            {
                if (Server.Asked.Length < QuestionsALife || path == NominatimServer.StatusPath)
                    return null;
                reached.TrySetResult();
                return NominatimFaults.Of("nothing");
            };
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
