using SemGeo.Inference;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Inference;

/// <summary>Fine: berlin, de, fr, lyon, mc, paris; the coarse head (three values) plays no part in regions.</summary>
[TestClass]
public class RegionTests
{
    private static readonly PartitioningSet Set = Places.Europe();

    [TestMethod]
    public void Region_sums_a_location_and_all_its_descendants()
    {
        // France: fr .06 + lyon .35 + paris .50 = .91
        var region = Region(0.9, 0.05f, 0.02f, 0.06f, 0.35f, 0.02f, 0.50f);
        Assert.AreEqual("France", Set.TextOf(region.Location));
        Assert.AreEqual(0.91f, region.Probability, 1e-6f);
        Assert.IsTrue(region.IsConfident);
        Assert.AreEqual(region.Location, region.Root);
    }

    [TestMethod]
    public void Finest_region_that_reaches_the_confidence_is_answered()
    {
        var region = Region(0.9, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.95f);
        Assert.AreEqual("Paris, France", Set.TextOf(region.Location));
        Assert.AreEqual(0.95f, region.Probability, 1e-6f);
        Assert.AreEqual("France", Set.TextOf(region.Root));
        Assert.AreEqual(0.97f, region.RootProbability, 1e-6f);
    }

    [TestMethod]
    public void Where_no_root_reaches_it_the_answer_is_empty_with_the_best_root_beside_it()
    {
        var region = Region(0.92, 0.05f, 0.02f, 0.06f, 0.35f, 0.02f, 0.50f);
        Assert.IsFalse(region.IsConfident);
        Assert.AreEqual(-1, region.Location);
        Assert.IsTrue(float.IsNaN(region.Probability));
        Assert.AreEqual("", Set.TextOf(region.Location));
        Assert.AreEqual("France", Set.TextOf(region.Root));
        Assert.AreEqual(0.91f, region.RootProbability, 1e-6f);
    }

    [TestMethod]
    public void Full_confidence_is_reached_whatever_the_rounding()
    {
        var third = 1f / 3;
        Assert.AreEqual("France", Set.TextOf(Region(1, 0, 0, third, third, 0, third).Location));
        Assert.IsFalse(Region(1, 0, 1e-4f, third, third, 0, third).IsConfident);
    }

    [TestMethod]
    public void Of_equal_roots_the_smaller_id_is_the_best()
        => Assert.AreEqual("Germany", Set.TextOf(Region(0.9, 0, 0.25f, 0.25f, 0, 0.25f, 0).Root));

    [TestMethod]
    public void Region_between_the_classes_is_found_too()
    {
        // "idf" is no class, but both of its towns are.
        var set = Places.Builder(("paris idf fr", 6), ("meaux idf fr", 5), ("lyon fr", 4)).Build(Places.Options(1, 3), new());
        var region = new HierarchicalDecoder(set).PredictRegion([0.04f, 0.48f, 0.48f]);
        Assert.AreEqual("idf, fr", set.TextOf(region.Location));
        Assert.AreEqual(0.96f, region.Probability, 1e-6f);
    }

    [TestMethod]
    public void Probability_of_a_location_is_summed_over_all_that_lies_in_it()
    {
        // Classes: lyon, meaux, paris.
        var set = Places.Builder(("paris idf fr", 6), ("meaux idf fr", 5), ("lyon fr", 4)).Build(Places.Options(1, 3), new());
        var decoder = new HierarchicalDecoder(set);
        float[] probabilities = [0.125f, 0.25f, 0.5f];
        Assert.AreEqual(0.75, decoder.ProbabilityOf(set.Hierarchy.IndexOf("idf"), probabilities, InferenceMode.Finest));
        Assert.AreEqual(0.875, decoder.ProbabilityOf(set.Hierarchy.IndexOf("fr"), probabilities, InferenceMode.Finest));
        Assert.AreEqual(0.5, decoder.ProbabilityOf(set.Hierarchy.IndexOf("paris"), probabilities, InferenceMode.Finest));
        Assert.AreEqual(double.NaN, decoder.ProbabilityOf(0, [float.NaN, 0, 1], InferenceMode.Finest));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => decoder.ProbabilityOf(-1, probabilities, InferenceMode.Finest));
        Assert.ThrowsExactly<ArgumentException>(() => decoder.ProbabilityOf(0, [1], InferenceMode.Finest));
    }

    [TestMethod]
    public void Probability_of_a_location_is_that_of_its_cells_by_the_mode()
    {
        // Products: fr .1 * .2, lyon .2 * .2, paris .3 * .3: France .15 of .15 + de .4 * .5; the finest head says .6.
        float[] heads = [0, 0.4f, 0.1f, 0.2f, 0, 0.3f, 0.5f, 0.2f, 0.3f];
        var decoder = new HierarchicalDecoder(Set);
        var france = Set.Hierarchy.IndexOf("fr");
        Assert.AreEqual(0.6, decoder.ProbabilityOf(france, heads, InferenceMode.Finest), 1e-6);
        Assert.AreEqual(0.15 / 0.35, decoder.ProbabilityOf(france, heads, InferenceMode.Hierarchy), 1e-6);

        // Sums: berlin .5, de .9, fr .3, lyon .4, paris .6.
        Assert.AreEqual(1.3 / 2.7, decoder.ProbabilityOf(france, heads, InferenceMode.SummedScores), 1e-6);
    }

    [TestMethod]
    [DataRow(0.5)]
    [DataRow(1.01)]
    [DataRow(double.NaN)]
    public void Confidence_that_two_regions_could_reach_or_none_is_an_error(double confidence)
        => Assert.StartsWith("DecoderOptions: ConfidenceLevel is ", Assert.ThrowsExactly<ArgumentException>(() => Region(confidence, 1, 0, 0, 0, 0, 0)).Message);

    private static RegionPrediction Region(double confidence, params float[] finest)
        => new HierarchicalDecoder(Set, new() { ConfidenceLevel = confidence }).PredictRegion([.. finest, 0.3f, 0.3f, 0.4f]);
}
