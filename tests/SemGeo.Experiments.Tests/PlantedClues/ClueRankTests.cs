using SemGeo.Concepts.Ade20k;
using SemGeo.Concepts.Influence;
using SemGeo.Experiments.PlantedClues;

namespace SemGeo.Experiments.Tests.PlantedClues;

[TestClass]
public sealed class ClueRankTests
{
    private static readonly byte Building = Ade20kClasses.IndexOf("building"), Sky = Ade20kClasses.IndexOf("sky"), Tree = Ade20kClasses.IndexOf("tree");

    private static ClueRank? Of(params ConceptInfluence[] measured) => ClueRank.Of(new AuditCase("building", 1, false), "gradient", "a", true, measured);

    [TestMethod]
    public void Rank_counts_the_concepts_of_higher_and_of_equal_influence()
    {
        var rank = Of(new(Building, 2, 0.4, 0.2), new(Sky, 3, 0.3, 0.1), new(Tree, 1, 0.3, 0.3))!;
        Assert.AreEqual((2, 3, 0.2, "sky"), (rank.Rank, rank.Concepts, rank.Share, rank.First));
        Assert.AreEqual(1, Of(new(Building, 2, 0.4, 0.2), new(Sky, 1, 0.1, 0.1))!.Rank);
        Assert.AreEqual(2, Of(new(Building, 2, 0.4, 0.2), new(Sky, 2, 0.2, 0.1))!.Rank);
    }

    [TestMethod]
    public void Concept_that_was_not_measured_has_no_rank() => Assert.IsNull(Of(new ConceptInfluence(Sky, 1, 0.5, 0.5)));

    [TestMethod]
    public void Exchanged_chance_is_the_share_of_other_maps_that_put_the_concept_first()
    {
        ConceptInfluence[][] byOthers = [[new(Building, 2, 0.4, 0.2), new(Sky, 1, 0.1, 0.1)], [new(Building, 1, 0.2, 0.2), new(Sky, 1, 0.1, 0.1)], [new(Building, 1, 0.2, 0.2), new(Sky, 3, 0.3, 0.1)], [new(Building, 3, 0.6, 0.2)]];
        Assert.AreEqual(0.5, ClueRank.Exchange("building", byOthers));
    }

    [TestMethod]
    public void Deletion_pairs_the_highest_with_the_lowest_of_like_size()
    {
        var pair = Deletion.Pair([new(Building, 3, 0.6, 0.2), new(Sky, 0.1, 0.05, 0.5), new(Tree, 0.5, 0.1, 0.2)]);
        Assert.AreEqual((Building, Tree), (pair!.Value.High.Concept, pair.Value.Low.Concept));
        Assert.IsNull(Deletion.Pair([new(Building, 3, 0.6, 0.2), new(Sky, 0.1, 0.05, 0.5)]));
        Assert.IsNull(Deletion.Pair([new(Building, 1, 0.2, 0.2), new(Sky, 1, 0.2, 0.2)]));
        Assert.IsNull(Deletion.Pair([]));
    }
}
