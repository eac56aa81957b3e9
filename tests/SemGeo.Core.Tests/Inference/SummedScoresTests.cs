using SemGeo.Core.Tests.Partitioning.Combinatorial;
using SemGeo.Inference;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Inference;

/// <summary>Set1 says ab 0.6, c 0.4; Set2 says a 0.3, bc 0.7.</summary>
[TestClass]
public class SummedScoresTests
{
    private static readonly float[] Heads = [0.6f, 0.4f, 0.3f, 0.7f];

    private static readonly HierarchicalDecoder Decoder = new(Combinations.Make());

    [TestMethod]
    [DataRow(InferenceMode.Finest, DisplayName = "there is no finest head")]
    [DataRow(InferenceMode.SummedScores)]
    public void Combinations_are_ordered_by_the_sum_of_their_classes_probabilities(InferenceMode mode)
    {
        // Sums: a 0.9, b 1.3, c 1.1.
        var best = new CellPrediction[5];
        Assert.AreEqual(3, Decoder.Top(Heads, mode, best));
        CollectionAssert.AreEqual(new[] { 1, 2, 0 }, best[..3].Select(cell => cell.Cell).ToArray());
        Assert.AreEqual(Combinations.B, best[0].Coordinate, "the mean of the combination's images");
        Assert.AreEqual(best[0], Decoder.Predict(Heads, mode));
    }

    [TestMethod]
    [DataRow(InferenceMode.Finest)]
    [DataRow(InferenceMode.SummedScores)]
    public void Probability_of_a_combination_is_its_share_of_all_sums(InferenceMode mode)
    {
        // Sums: a 0.9, b 1.3, c 1.1.
        var best = new CellPrediction[3];
        Decoder.Top(Heads, mode, best);
        Assert.AreEqual(1.3f / 3.3f, best[0].Probability, 1e-6f);
        Assert.AreEqual(1.1f / 3.3f, best[1].Probability, 1e-6f);
        Assert.AreEqual(0.9f / 3.3f, best[2].Probability, 1e-6f);
    }

    [TestMethod]
    public void Product_of_the_heads_is_another_mode()
    {
        // Products: a 0.18, b 0.42, c 0.28; with c 0.9 of Set1: a 0.03, b 0.07, c 0.63.
        var answer = Decoder.Predict(Heads, InferenceMode.Hierarchy);
        Assert.AreEqual(1, answer.Cell);
        Assert.AreEqual(0.42f / 0.88f, answer.Probability, 1e-6f);
        Assert.AreEqual(2, Decoder.Predict([0.1f, 0.9f, 0.3f, 0.7f], InferenceMode.Hierarchy).Cell);
    }

    [TestMethod]
    public void Heads_tell_of_themselves()
    {
        Assert.AreEqual((4, 2), (Decoder.ClassCount, Decoder.HeadOffset(1)));
        Assert.AreEqual("P1.ab", Decoder.Set.Hierarchy.Ids[Decoder.PredictAt(0, Heads).Location]);
        Assert.AreEqual("P2.bc", Decoder.Set.Hierarchy.Ids[Decoder.PredictAt(1, Heads).Location]);
    }

    [TestMethod]
    public void Region_is_the_class_of_the_first_set_that_is_sure_enough()
    {
        // Shares of a: (0.6 * 1/3 + 0.3) / 2; of b: (0.6 * 2/3 + 0.7 * 2/5) / 2.
        var decoder = new HierarchicalDecoder(Combinations.Make(), new DecoderOptions { ConfidenceLevel = 0.55 });
        var region = decoder.PredictRegion(Heads);
        Assert.AreEqual("P1.ab", decoder.Set.Hierarchy.Ids[region.Location]);
        Assert.AreEqual(0.59f, region.Probability, 1e-6f);
        Assert.IsFalse(Decoder.PredictRegion(Heads).IsConfident);
    }

    [TestMethod]
    public void Coarser_answer_has_the_best_sum_of_its_cells()
    {
        var decoder = new HierarchicalDecoder(Combinations.Make(), new DecoderOptions { MinimumGranularity = Granularity.AtLevel("Set1") });
        var best = new CellPrediction[2];
        Assert.AreEqual(2, decoder.Top(Heads, InferenceMode.SummedScores, best));
        Assert.AreEqual("P1.ab", decoder.Set.Hierarchy.Ids[best[0].Location]);
        Assert.AreEqual(1.3f / 2.4f, best[0].Probability, 1e-6f, "b's sum of b's and c's");
        Assert.AreEqual(1.1f / 2.4f, best[1].Probability, 1e-6f);
    }

    [TestMethod]
    public void No_numbers_give_no_answer()
    {
        Assert.AreEqual(CellPrediction.None, Decoder.Predict([float.NaN, 0.4f, 0.3f, 0.7f], InferenceMode.SummedScores));
        Assert.AreEqual(CellPrediction.None, Decoder.Predict(new float[4], InferenceMode.SummedScores));
        Assert.IsFalse(Decoder.PredictRegion([float.NaN, 0, 0, 1]).IsConfident);
    }

    [TestMethod]
    public void Levels_that_nest_can_be_summed_as_well()
    {
        // Fine: berlin, de, fr, lyon, mc, paris; coarse: de, fr, paris; mc has no class there and counts twice.
        var decoder = new HierarchicalDecoder(Places.Europe());
        float[] heads = [0.1f, 0.1f, 0.1f, 0.2f, 0.3f, 0.2f, 0.1f, 0.2f, 0.7f];
        Assert.AreEqual("paris", decoder.Set.Finest.Cells[decoder.Predict(heads, InferenceMode.SummedScores).Cell].LocationId, "0.9 against 0.6 of mc");
        Assert.AreEqual("mc", decoder.Set.Finest.Cells[decoder.Predict(heads, InferenceMode.Finest).Cell].LocationId);
    }
}
