using SemGeo.Inference;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Inference;

[TestClass]
public class GranularityTests
{
    private static readonly PartitioningSet Set = Places.Europe();

    // berlin .31 is the most probable cell; Germany has .35, France .55 (with paris), Monaco .10.
    private static readonly float[] Heads = [0.31f, 0.04f, 0.05f, 0.20f, 0.10f, 0.30f, 0.5f, 0.2f, 0.3f];

    [TestMethod]
    public void Without_it_the_answer_is_as_fine_as_the_cells()
        => Assert.AreEqual("berlin, Germany", Set.TextOf(Decoder(null).Predict(Heads, InferenceMode.Finest).Location));

    [TestMethod]
    public void Answer_is_no_finer_than_a_level()
    {
        // At 'Coarse': Germany .31 + .04, France .05 + .20, paris .30.
        var decoder = Decoder(Granularity.AtLevel("coarse"));
        var answer = decoder.Predict(Heads, InferenceMode.Finest);
        Assert.AreEqual("Germany", Set.TextOf(answer.Location));
        Assert.AreEqual(0.35f, answer.Probability, 1e-6f);
        Assert.AreEqual(1, answer.Cell, "the class of Germany itself");
        Assert.AreEqual(Set.Hierarchy.MeanOf(answer.Location), answer.Coordinate, "of all photos in Germany");
        var best = new CellPrediction[5];
        Assert.AreEqual(3, decoder.Top(Heads, InferenceMode.Finest, best));
        CollectionAssert.AreEqual(new[] { "Germany", "Paris, France", "France" }, best[..3].Select(cell => Set.TextOf(cell.Location)).ToArray());
        Assert.AreEqual(Set.Finest.Cells[5].Coordinate, best[1].Coordinate, "Paris answers for itself alone");
    }

    [TestMethod]
    public void Cell_with_nothing_coarse_enough_above_it_has_no_answer()
    {
        var decoder = Decoder(Granularity.AtLevel("Coarse"));
        Assert.AreEqual(1, decoder.WithheldCells, "Monaco has no class at that level");
        var answer = decoder.Predict([0.1f, 0, 0, 0, 0.9f, 0, 0.3f, 0.3f, 0.4f], InferenceMode.Finest);
        Assert.AreEqual(("Germany", 0.1f), (Set.TextOf(answer.Location), answer.Probability));
        Assert.AreEqual(-1, decoder.PredictRegion([0.1f, 0, 0, 0, 0.9f, 0, 0.3f, 0.3f, 0.4f]).Location);
    }

    [TestMethod]
    public void Answer_is_no_finer_than_an_administrative_level()
    {
        var decoder = Decoder(Granularity.AtAdminLevel(2));
        var answer = decoder.Predict(Heads, InferenceMode.Finest);
        Assert.AreEqual("France", Set.TextOf(answer.Location));
        Assert.AreEqual(0.55f, answer.Probability, 1e-6f);
        Assert.AreEqual("France", Set.TextOf(decoder.PredictRegion([0, 0, 0, 0, 0, 1, 0, 0, 1]).Location), "regions keep to it too");

        // Products: berlin .155, de .02; fr .01, lyon .04, paris .09: Germany .175, France .14.
        answer = decoder.Predict(Heads, InferenceMode.Hierarchy);
        Assert.AreEqual("Germany", Set.TextOf(answer.Location));
        Assert.AreEqual(0.175f / 0.325f, answer.Probability, 1e-6f, "with monaco's .01 there are .325");
    }

    [TestMethod]
    public void Withheld_cells_keep_their_share()
    {
        // Monaco's product is .9 * .9 = .81, berlin's .1 * .5.
        float[] heads = [0.1f, 0, 0, 0, 0.9f, 0, 0.5f, 0.3f, 0.2f];
        var decoder = Decoder(Granularity.AtLevel("Coarse"));
        Assert.AreEqual(0.05f / 0.86f, decoder.Predict(heads, InferenceMode.Hierarchy).Probability, 1e-6f);

        // Sums: monaco 1.8, berlin .6, de .5, fr .3, lyon .3, paris .2; answers have the best of theirs.
        var best = new CellPrediction[3];
        Assert.AreEqual(3, decoder.Top(heads, InferenceMode.SummedScores, best));
        CollectionAssert.AreEqual(new[] { "Germany", "France", "Paris, France" }, best.Select(cell => Set.TextOf(cell.Location)).ToArray());
        Assert.AreEqual(0.6f / 2.9f, best[0].Probability, 1e-6f);
        Assert.AreEqual(1 - (1.8f / 2.9f), best.Sum(cell => cell.Probability), 1e-6f);
    }

    [TestMethod]
    public void Place_without_an_administrative_level_is_finer_than_any()
    {
        // Lyon's level is unknown to the table, Paris is a level 8.
        var decoder = Decoder(Granularity.AtAdminLevel(8));
        Assert.AreEqual("Paris, France", Set.TextOf(decoder.Predict([0, 0, 0, 0, 0, 1, 0, 0, 1], InferenceMode.Finest).Location));
        Assert.AreEqual("France", Set.TextOf(decoder.Predict([0, 0, 0, 1, 0, 0, 0, 1, 0], InferenceMode.Finest).Location));
    }

    [TestMethod]
    public void Where_nothing_may_be_named_there_is_no_answer()
    {
        var decoder = Decoder(Granularity.AtAdminLevel(1));
        Assert.AreEqual(6, decoder.WithheldCells);
        Assert.AreEqual(CellPrediction.None, decoder.Predict(Heads, InferenceMode.Finest));
        Assert.AreEqual(CellPrediction.None, decoder.Predict(Heads, InferenceMode.Hierarchy));
        Assert.AreEqual(RegionPrediction.None, decoder.PredictRegion(Heads));
    }

    [TestMethod]
    public void Level_that_the_set_lacks_is_an_error()
        => Assert.StartsWith("MinimumGranularity is 'Continent', but the partitionings are Fine, Coarse", Assert.ThrowsExactly<ArgumentException>(() => Decoder(Granularity.AtLevel("Continent"))).Message);

    [TestMethod]
    public void Text_is_read_as_it_is_written()
    {
        Assert.AreEqual(Granularity.AtLevel("Coarse"), Granularity.Parse("Coarse"));
        Assert.AreEqual(Granularity.AtAdminLevel(4), Granularity.Parse("admin:4"));
        Assert.AreEqual("admin:4", Granularity.AtAdminLevel(4).ToString());
        Assert.AreEqual("Coarse", Granularity.AtLevel("Coarse").ToString());
        foreach (var text in new[] { "admin:", "admin:0", "admin:16", "admin:x", "admin:-2" })
            Assert.Contains($"'{text}' is no granularity", Assert.ThrowsExactly<FormatException>(() => Granularity.Parse(text)).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Granularity.AtAdminLevel(0));
    }

    private static HierarchicalDecoder Decoder(Granularity? minimum) => new(Set, new() { MinimumGranularity = minimum });
}
