using SemGeo.Testing;
using SemGeo.Vision.Distributed.Mpi;
using SemGeo.Vision.Tests.Distributed;
using SemGeo.Vision.Tests.Training.Checkpoints;
using SemGeo.Vision.Training;
using SemGeo.Vision.Weights;
using TorchSharp;

namespace SemGeo.Vision.Tests.Training.Team;

[TestClass]
[TestCategory("Slow")]
public sealed class TeamTrainingTests
{
    [TestMethod]
    [DataRow(MpiKind.OpenMpi, 2)]
    [DataRow(MpiKind.OpenMpi, 4)]
    [DataRow(MpiKind.Mpich, 2)]
    [DataRow(MpiKind.Mpich, 4)]
    public async Task Several_processes_give_the_weights_of_one(MpiKind kind, int count)
    {
        var one = (await RunAsync(null, 1, TeamRun.Plain))[0]!;
        var several = await RunAsync(kind, count, TeamRun.Plain);

        StringAssert.StartsWith(one.Result, "Completed 3 60 ");
        CollectionAssert.AreEqual(new long[] { 7 }, one.BadRows);
        AssertLikeOne(one, several);
        Assert.IsTrue(several[0]!.Reports > 0 && several.Skip(1).All(rank => rank!.Reports == 0), "rank 0 alone reports");
    }

    [TestMethod]
    [DynamicData(nameof(Ranks.Kinds), typeof(Ranks))]
    public async Task Processes_that_get_no_photo_of_a_batch_or_of_the_validation_take_part(MpiKind kind)
    {
        // Of 18 photos the last batch has two, of three validation photos the last of four processes has none.
        var one = (await RunAsync(null, 1, TeamRun.Plain, TeamRun.Few))[0]!;

        StringAssert.StartsWith(one.Result, "Completed 3 51 ");
        AssertLikeOne(one, await RunAsync(kind, 4, TeamRun.Plain, TeamRun.Few));
    }

    [TestMethod]
    [DynamicData(nameof(Ranks.Kinds), typeof(Ranks))]
    public async Task Batch_normalisation_validates_and_keeps_the_statistics_of_rank_0(MpiKind kind)
    {
        var ranks = await RunAsync(kind, 2, TeamRun.Noisy);

        AssertSameBits(ranks);
        Assert.AreEqual(LossOf(ranks[0]!.Weights), ranks[0]!.Validations.Min(validation => validation.Loss), 1e-5);
    }

    [TestMethod]
    [DynamicData(nameof(Ranks.Kinds), typeof(Ranks))]
    public async Task A_killed_rank_ends_the_others_and_the_run_goes_on_to_the_weights_of_one_that_was_not(MpiKind kind)
    {
        using var whole = new TemporaryFolder();
        using var killed = new TemporaryFolder();
        var expected = await RunAsync(kind, 2, TeamRun.Noisy, folder: whole);

        var ended = await RunAsync(kind, 2, TeamRun.Noisy, TeamRun.Killed, killed);
        var resumed = await RunAsync(kind, 2, TeamRun.Noisy, folder: killed);

        Assert.IsNull(ended[1]);
        Assert.IsNull(ended[0], "the launcher ends it");
        Assert.AreEqual(expected[0]!.Result, resumed[0]!.Result);
        AssertSameBits([expected[0], .. resumed]);
    }

    [TestMethod]
    [DynamicData(nameof(Ranks.Kinds), typeof(Ranks))]
    public async Task All_are_cancelled_at_the_same_step_and_go_on(MpiKind kind)
    {
        using var whole = new TemporaryFolder();
        using var cancelled = new TemporaryFolder();
        var expected = await RunAsync(kind, 2, TeamRun.Noisy, folder: whole);

        var ended = await RunAsync(kind, 2, TeamRun.Noisy, TeamRun.Cancelled, cancelled);
        var resumed = await RunAsync(kind, 2, TeamRun.Noisy, folder: cancelled);

        StringAssert.StartsWith(ended[0]!.Result, "Cancelled ");
        Assert.AreEqual(ended[0]!.Result, ended[1]!.Result);
        AssertSameBits(ended);
        AssertSameBits([expected[0], .. resumed]);
    }

    [TestMethod]
    [DataRow(MpiKind.OpenMpi, TeamRun.OutOfTime, "TimeBudget 0 8 ", "")]
    [DataRow(MpiKind.Mpich, TeamRun.OutOfTime, "TimeBudget 0 8 ", "")]
    [DataRow(MpiKind.OpenMpi, TeamRun.Diverging, "", "TrainingDivergedException: The loss of head '")]
    [DataRow(MpiKind.Mpich, TeamRun.Diverging, "", "TrainingDivergedException: The loss of head '")]
    [DataRow(MpiKind.OpenMpi, TeamRun.OddBatch, "", "ArgumentException: BatchSize is 7 for 2 processes: it is the batch of all together, so give a multiple of 2.")]
    [DataRow(MpiKind.Mpich, TeamRun.OddBatch, "", "ArgumentException: BatchSize is 7 for 2 processes: it is the batch of all together, so give a multiple of 2.")]
    [DataRow(MpiKind.OpenMpi, TeamRun.OtherRate, "", "ArgumentException: All processes must train the same, but training.learningRate is 0.05 in rank 0 and 0.06 in rank 1.")]
    [DataRow(MpiKind.Mpich, TeamRun.OtherRate, "", "ArgumentException: All processes must train the same, but training.learningRate is 0.05 in rank 0 and 0.06 in rank 1.")]
    public async Task All_end_alike(MpiKind kind, string what, string result, string error)
    {
        var ranks = await RunAsync(kind, 2, TeamRun.Plain, what);

        StringAssert.StartsWith(ranks[0]!.Result, result);
        StringAssert.StartsWith(ranks[0]!.Error, error);
        Assert.AreEqual((ranks[0]!.Result, ranks[0]!.Error), (ranks[1]!.Result, ranks[1]!.Error));
    }

    private static void AssertLikeOne(TeamRun.Outcome one, IReadOnlyList<TeamRun.Outcome?> several)
    {
        Assert.AreEqual("", one.Error);
        foreach (var rank in several)
        {
            Assert.AreEqual("", rank!.Error);
            Assert.AreEqual(one.Result, rank.Result);
            CollectionAssert.AreEqual(one.BadRows, rank.BadRows);
            Assert.HasCount(one.Validations.Length, rank.Validations);
            foreach (var (expected, actual) in one.Validations.Zip(rank.Validations))
            {
                Assert.AreEqual(expected.Loss, actual.Loss, 1e-5);
                Assert.AreEqual(expected.CoarseMedianKm, actual.CoarseMedianKm, 0.1);
                Assert.AreEqual(expected with { Loss = 0, CoarseMedianKm = 0 }, actual with { Loss = 0, CoarseMedianKm = 0 });
            }

            foreach (var (name, weights) in one.Weights)
            {
                for (var i = 0; i < weights.Length; i++)
                    Assert.AreEqual(weights[i], rank.Weights[name][i], 1e-5, name);
            }
        }

        AssertSameBits(several);
    }

    // The loss that a process alone measures with the weights, by steps that move nothing.
    private static double LossOf(Dictionary<string, float[]> weights)
    {
        using var model = ToyRun.Model();
        model.Change(network =>
        {
            using var scope = torch.NewDisposeScope();
            using var noGrad = torch.no_grad();
            foreach (var (name, tensor) in NetworkTensors.Of(network))
            {
                if (weights.TryGetValue(name, out var values))
                    tensor.copy_(torch.tensor(values).view(tensor.shape));
            }
        });
        var options = ToyRun.Options();
        (options.Epochs, options.LearningRate, options.FreezeBackbone, options.AverageDecay) = (1, 1e-12, true, null);
        return new GeoTrainer(options, ToyRun.Cells).Train(model, ToyRun.Input(), ToyRun.Validation()).Validations[0].Loss;
    }

    private static async Task<TeamRun.Outcome?[]> RunAsync(MpiKind? kind, int count, string backbone, string what = TeamRun.ToTheEnd, TemporaryFolder? folder = null)
    {
        using var own = folder is null ? new TemporaryFolder() : null;
        var path = (folder ?? own)!.Path;
        foreach (var old in Directory.EnumerateFiles(path, "rank*.json"))
            File.Delete(old);
        string[] arguments = [RankRun.Verb, TeamRun.Verb, path, backbone, what];
        var run = kind is { } several ? await Ranks.RunAsync(several, count, arguments) : await Ranks.RunAloneAsync(arguments);
        if (what == TeamRun.Killed)
            Assert.AreNotEqual(0, run.ExitCode, run.ToString());
        else
            Assert.AreEqual(0, run.ExitCode, run.ToString());
        return [.. Enumerable.Range(0, count).Select(rank => TeamRun.Read(path, rank))];
    }

    private static void AssertSameBits(IReadOnlyList<TeamRun.Outcome?> outcomes)
    {
        foreach (var other in outcomes.Skip(1))
        {
            Assert.AreEqual("", other!.Error);
            CollectionAssert.AreEquivalent(outcomes[0]!.Weights.Keys, other.Weights.Keys);
            foreach (var (name, weights) in outcomes[0]!.Weights)
                CollectionAssert.AreEqual(weights, other.Weights[name], name);
        }
    }
}
