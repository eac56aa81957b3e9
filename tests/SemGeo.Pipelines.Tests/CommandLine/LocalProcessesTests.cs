using System.Diagnostics;
using SemGeo.Pipelines.Tests.Verbs;
using SemGeo.Testing;
using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Pipelines.Tests.CommandLine;

[TestClass]
[TestCategory("Slow")]
public sealed class LocalProcessesTests
{
    public static IEnumerable<object[]> Kinds => [[MpiKind.OpenMpi], [MpiKind.Mpich]];

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task Two_processes_train_and_one_speaks(MpiKind kind)
    {
        using var folder = new TemporaryFolder();

        var run = (await Cli.StartAsync(TestLauncher.Variables(kind), await ArgumentsAsync(folder, "--processes", "2", "--checkpoints", folder["run"]))).Succeeded();

        Assert.HasCount(2, run.Output.Split("training photos: "), run.Output);
        Assert.Contains("trained 1 epochs", run.Output);
        Assert.IsTrue(File.Exists(folder["model.zip"]));
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task A_launchers_second_process_writes_nothing(MpiKind kind)
    {
        using var folder = new TemporaryFolder();

        var run = (await Cli.LaunchAsync(TestLauncher.Find(kind), 2, await ArgumentsAsync(folder, "--set", "model:threads=1"))).Succeeded();

        Assert.HasCount(2, run.Output.Split("trained 1 epochs"), run.Output);
        Assert.HasCount(2, run.Output.Split("training photos: "), run.Output);
        Assert.IsTrue(File.Exists(folder["model.zip"]));
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task Processes_whose_starter_was_killed_end_and_leave_the_run_to_the_next(MpiKind kind)
    {
        using var folder = new TemporaryFolder();
        string[] arguments = await ArgumentsAsync(folder, "--processes", "2", "--checkpoints", folder["run"], "--set", "model:training:checkpoints:everyImages=8");
        using (var starter = Cli.Start(TestLauncher.Variables(kind), [.. arguments, "--set", "model:training:epochs=100000"]))
        {
            await UntilAsync(() => Directory.Exists(folder["run"]) && Directory.EnumerateDirectories(folder["run"], "checkpoint-*").Any(path => !path.EndsWith(".tmp", StringComparison.Ordinal)));
            starter.Kill();
            await starter.WaitForExitAsync();
        }

        await UntilAsync(() => !IsInUse(Path.Combine(folder["run"], "run.lock")));
        (await Cli.StartAsync(TestLauncher.Variables(kind), [.. arguments, "--resume", "--set", "model:training:epochs=2"])).FailedWith("training.epochs was 100000, now it is 2");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow(MpiKind.OpenMpi, 0)]
    [DataRow(MpiKind.OpenMpi, 1)]
    [DataRow(MpiKind.Mpich, 0)]
    [DataRow(MpiKind.Mpich, 1)]
    public async Task A_process_that_is_killed_is_named_and_ends_the_run(MpiKind kind, int rank)
    {
        using var folder = new TemporaryFolder();
        var mark = Guid.NewGuid().ToString();
        var running = Cli.StartAsync(
            new(TestLauncher.Variables(kind)) { ["SEMGEO_TEST"] = mark },
            await ArgumentsAsync(folder, "--processes", "2", "--checkpoints", folder["run"], "--set", "model:training:checkpoints:everyImages=8", "--set", "model:training:epochs=100000"));
        await UntilAsync(() => Directory.Exists(folder["run"]) && Directory.EnumerateDirectories(folder["run"], "checkpoint-*").Any());

        Process.GetProcessById(FindRank(rank, mark)).Kill();

        (await running).FailedWith($"Rank {rank} of 2 ended with exit code 137, killed by signal 9.");
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public async Task What_cannot_be_shared_is_an_error(MpiKind kind)
    {
        using var folder = new TemporaryFolder();

        (await Cli.StartAsync(TestLauncher.Variables(kind), await ArgumentsAsync(folder, "--processes", "2", "--set", "model:input:batchSize=7"))).FailedWith("BatchSize is 7 for 2 processes");
        (await Cli.RunAsync(await ArgumentsAsync(folder, "--processes", "0"))).FailedWith("--processes is 0");
    }

    private static int FindRank(int rank, string mark)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            try
            {
                if (int.TryParse(Path.GetFileName(folder), out var id) && File.ReadAllText(Path.Combine(folder, "environ")) is var environment
                    && environment.Contains(mark, StringComparison.Ordinal) && environment.Split('\0').Intersect([$"OMPI_COMM_WORLD_RANK={rank}", $"PMI_RANK={rank}"]).Any())
                    return id;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The process ended meanwhile, or is another user's.
            }
        }

        throw new AssertFailedException($"There is no process of rank {rank}.");
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!condition())
            await timer.WaitForNextTickAsync(limit.Token);
    }

    private static bool IsInUse(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task<string[]> ArgumentsAsync(TemporaryFolder folder, params string[] arguments)
    {
        string[] all = ["train", "--config", await TinyModel.ConfigurationAsync(), "--data", Path.Combine(await TinyModel.EarthAsync(), "train.csv"), .. arguments];
        return arguments.Contains("--output") ? all : [.. all, "--output", folder["model.zip"]];
    }
}
