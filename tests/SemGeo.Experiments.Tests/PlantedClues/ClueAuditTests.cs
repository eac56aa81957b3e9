using SemGeo.Experiments.PlantedClues;
using SemGeo.Experiments.Tests.Verbs;
using SemGeo.Geocoding.Embedded;
using SemGeo.Synthetic;
using SemGeo.Testing;

namespace SemGeo.Experiments.Tests.PlantedClues;

[TestClass]
public sealed class ClueAuditTests
{
    private static readonly string[] Tiny =
    [
        "-s", "audit:concepts=building", "-s", "audit:seeds=1", "-s", "audit:countries=2", "-s", "audit:trainingPhotos=4", "-s", "audit:heldOutPhotos=2", "-s", "audit:photos=2", "-s", "audit:epochs=1",
        "-s", "audit:steps=2", "-s", "audit:samples=2", "-s", "audit:imageSize=32", "-s", "audit:batchSize=4", "-s", "audit:threads=1",
    ];

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Tables_are_written_and_models_are_trained_once()
    {
        using var folder = new TemporaryFolder();
        var run = (await Cli.RunAsync(["planted-clues", "-o", folder.Path, .. Tiny])).Succeeded();
        Assert.Contains("2 of 2 models: building, shuffled labels, seed 1", run.Output);
        var ranks = Csv.Read(folder["ranks.csv"]);
        Assert.HasCount(2 * 3 * 2, ranks);
        Assert.HasCount(6, Csv.Read(folder["audit.csv"]));
        Assert.Contains("Deletion check", File.ReadAllText(folder["audit.md"]));

        var again = (await Cli.RunAsync(["planted-clues", "-o", folder.Path, .. Tiny])).Succeeded();
        Assert.Contains("kept", again.Output);
        Assert.IsTrue(ranks.All(row => row["exchanged chance"] is "0.0000" or "1.0000"), "There is one other photo.");
        CollectionAssert.AreEqual(ranks.Select(row => row["influence"]).ToArray(), Csv.Read(folder["ranks.csv"]).Select(row => row["influence"]).ToArray());
        Assert.HasCount(2, Directory.GetFileSystemEntries(folder["models"]));
    }

    [TestMethod]
    [TestCategory("Slow")]
    public void Planted_clue_comes_first_for_a_model_that_goes_by_it_and_not_for_one_that_cannot()
    {
        using var folder = new TemporaryFolder();
        var options = new ClueAuditOptions { Concepts = ["building"], Seeds = [1], Countries = 2, TrainingPhotos = 80, HeldOutPhotos = 15, Epochs = 8, Steps = 4, Samples = 2, Threads = 1 };
        var audit = new ClueAudit(options, folder["models"], new GazetteerPlaceSource(Gazetteer.LoadEmbedded()));
        var results = audit.Cases.Select(model => audit.Run(model, CancellationToken.None)).ToArray();
        var (found, control) = (results.Single(result => !result.Case.IsShuffled), results.Single(result => result.Case.IsShuffled));

        Assert.IsGreaterThan(0.6 * found.HeldOut, found.Correct);
        Assert.AreEqual(0, found.Unmeasured);
        Assert.IsTrue(found.Ranks.All(rank => rank.Share is >= 0.08 and <= 0.30), "The planted concept covers 8 to 30 % of each photo.");
        foreach (var method in found.Ranks.GroupBy(rank => rank.Method))
        {
            // Without any preference the mean rank of n concepts is (n + 1) / 2.
            var chance = method.Average(rank => (rank.Concepts + 1) / 2.0);
            var others = control.Ranks.Where(rank => rank.Method == method.Key).Average(rank => rank.Rank);
            Assert.IsLessThan(Math.Min(chance, others), method.Average(rank => rank.Rank), method.Key);
        }

        var gradient = found.Ranks.Where(rank => rank.Method == "gradient").ToArray();
        var first = gradient.Count(rank => rank.Rank == 1) / (double)gradient.Length;
        Assert.IsGreaterThan(gradient.Average(rank => 1.0 / rank.Concepts), Evaluation.WilsonInterval.Of(first, gradient.Length).Low);
    }

    [TestMethod]
    public void Wrong_options_come_in_one_message()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => new ClueAuditOptions { Concepts = ["unicorn"], Seeds = [], Countries = 1, Photos = 1 }.Validate());
        foreach (var name in new[] { "'unicorn'", "Seeds", "Countries", "Photos" })
            Assert.Contains(name, error.Message);
    }
}
