using SemGeo.Robustness.Soak;

namespace SemGeo.Robustness.Tests.Soak;

/// <summary>Kills of the other verbs are in the tests of the command line: ResumedScoringTests, KilledShardRunTests, GeocodeTests.</summary>
[TestClass]
[TestCategory("Slow")]
public sealed class KillSoakTests
{
    [TestMethod]
    public async Task Concepts_that_were_killed_twice_end_with_the_same_files()
    {
        var result = await KillSoak.RunAsync(KillCase.All.Single(item => item.Name == "concepts"), kills: 2, seed: 1);

        Assert.AreEqual("", string.Join('\n', result.Differences));
        Assert.AreEqual(2, result.Kills);
    }

    [TestMethod]
    public void Every_verb_has_a_case() =>
        CollectionAssert.AreEquivalent(new[] { "score", "pack", "geocode", "train", "concepts" }, KillCase.All.Select(item => item.Name.Split('-')[0]).Distinct().ToArray());
}
