using System.Diagnostics;
using SemGeo.Testing;
using static SemGeo.Vision.Tests.Training.Checkpoints.KillableRun;

namespace SemGeo.Vision.Tests.Training.Checkpoints;

[TestClass]
[TestCategory("Slow")]
public sealed class KilledRunTests
{
    private const int KilledExitCode = 128 + 9;

    [TestMethod]
    public async Task A_run_that_is_killed_again_and_again_ends_with_the_bits_of_one_that_was_not()
    {
        using var whole = new TemporaryFolder();
        using var killed = new TemporaryFolder();
        var expected = await RunAsync(whole, ToTheEnd, 0);

        // Before the first checkpoint, between two, right after one, in a validation within the second epoch, at the end of an epoch, half way through a file.
        Assert.IsNull(await RunAsync(killed, AtImages, 4));
        Assert.IsEmpty(CheckpointPaths.CheckpointsIn(killed));
        Assert.IsNull(await RunAsync(killed, AtImages, 16));
        Assert.IsNotEmpty(CheckpointPaths.CheckpointsIn(killed));
        Assert.IsNull(await RunAsync(killed, InValidation, 1));
        Assert.IsNull(await RunAsync(killed, InWrite, 36));
        Assert.IsTrue(CheckpointPaths.CheckpointsIn(killed)[^1].EndsWith(".tmp", StringComparison.Ordinal), "the process died with a checkpoint half written");
        Assert.IsNull(await RunAsync(killed, AtImages, 52));
        var actual = await RunAsync(killed, ToTheEnd, 0);

        Assert.IsNotNull(expected);
        Assert.IsNotNull(actual);
        StringAssert.Contains(actual, "The run goes on from '");
        Assert.AreEqual(Outcome(expected), Outcome(actual));
        Assert.HasCount(2, CheckpointPaths.CheckpointsIn(killed));
    }

    private static string Outcome(string text) => text[text.IndexOf("===", StringComparison.Ordinal)..];

    /// <summary>What the process wrote, or null when it was killed.</summary>
    private static async Task<string?> RunAsync(TemporaryFolder folder, string where, int count)
    {
        var output = folder["outcome.txt"];
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [typeof(KillableRun).Assembly.Location, folder.Path, where, count.ToString(), output]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.IsTrue(process.ExitCode == (where == ToTheEnd ? 0 : KilledExitCode), $"{where} {count}: exit code {process.ExitCode} {error}");
        return where == ToTheEnd ? await File.ReadAllTextAsync(output) : null;
    }
}
