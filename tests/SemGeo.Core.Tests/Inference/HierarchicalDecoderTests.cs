using SemGeo.Inference;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Inference;

/// <summary>Fine: berlin, de, fr, lyon, mc, paris; coarse: de, fr, paris, and nothing for mc.</summary>
[TestClass]
public class HierarchicalDecoderTests
{
    private static readonly PartitioningSet Set = Places.Europe();
    private static readonly HierarchicalDecoder Decoder = new(Set);

    [TestMethod]
    public void Heads_stand_one_behind_the_other()
    {
        Assert.AreEqual(9, Decoder.ClassCount);
        Assert.AreEqual(0, Decoder.HeadOffset(0));
        Assert.AreEqual(6, Decoder.HeadOffset(1));
    }

    [TestMethod]
    public void F_is_the_most_probable_cell_of_the_finest_head()
    {
        var answer = Decoder.Predict([0.20f, 0.05f, 0.05f, 0.25f, 0.22f, 0.23f, 0.5f, 0.2f, 0.3f], InferenceMode.Finest);
        Assert.AreEqual("lyon", Set.Finest.Cells[answer.Cell].LocationId);
        Assert.AreEqual(Set.Hierarchy.IndexOf("lyon"), answer.Location);
        Assert.AreEqual(Set.Finest.Cells[answer.Cell].Coordinate, answer.Coordinate);
        Assert.AreEqual(0.25f, answer.Probability);
    }

    [TestMethod]
    public void F_star_is_the_largest_product_along_the_parents()
    {
        // berlin .20 * .5 = .100, de .05 * .5, fr .05 * .2, lyon .25 * .2 = .050, mc .22 * .22 = .048, paris .23 * .3 = .069
        var answer = Decoder.Predict([0.20f, 0.05f, 0.05f, 0.25f, 0.22f, 0.23f, 0.5f, 0.2f, 0.3f], InferenceMode.Hierarchy);
        Assert.AreEqual("berlin", Set.Finest.Cells[answer.Cell].LocationId);
        Assert.AreEqual(0.100f / 0.3024f, answer.Probability, 1e-6f, "its share of all products");
    }

    [TestMethod]
    public void Heads_that_contradict_each_other_do_not_make_the_best_cell_the_least_probable()
    {
        // The fine head says lyon, the coarse one Germany: berlin 1.7e-30 * 1, lyon .9963 * 1e-33, paris .0037 * 1e-29.
        float[] heads = [1.7e-30f, 0, 0, 0.9963f, 0, 0.0037f, 1, 1e-33f, 1e-29f];
        var best = new CellPrediction[6];
        Decoder.Top(heads, InferenceMode.Hierarchy, best);
        CollectionAssert.AreEqual(new[] { "berlin", "paris", "lyon" }, best[..3].Select(answer => Set.Finest.Cells[answer.Cell].LocationId).ToArray());
        AssertNear([0.97811f, 0.02129f, 0.00057f], [.. best[..3].Select(answer => answer.Probability)], 1e-4f);
        Assert.AreEqual(1, best.Sum(answer => answer.Probability), 1e-6);
    }

    [TestMethod]
    public void Products_of_a_dozen_of_the_smallest_numbers_still_count()
    {
        // Even heads say c, odd ones d, so that neither is possible; b is twice as probable as a, by the last head alone.
        var set = Places.Builder(("a", 20), ("b", 20), ("c", 20), ("d", 20)).Build(Places.Options(1, [.. Enumerable.Range(2, 12)]), new());
        var decoder = new HierarchicalDecoder(set);
        var heads = Enumerable.Range(0, 12).SelectMany(level => new[] { float.Epsilon, float.Epsilon * (level == 11 ? 2 : 1), 1 - (level % 2), level % 2 }).ToArray();
        var best = new CellPrediction[4];
        Assert.AreEqual(4, decoder.Top(heads, InferenceMode.Hierarchy, best));
        CollectionAssert.AreEqual(new[] { 1, 0, 2, 3 }, best.Select(answer => answer.Cell).ToArray());
        AssertNear([2 / 3f, 1 / 3f, 0, 0], [.. best.Select(answer => answer.Probability)]);
    }

    [TestMethod]
    public void Missing_level_takes_the_probability_of_the_next_finer_one()
    {
        // mc .35 * .35 = .1225 beats berlin .20 * .5 = .100, but not berlin .25 * .5 = .125.
        Assert.AreEqual(4, Decoder.Predict([0.20f, 0, 0.05f, 0.25f, 0.35f, 0.15f, 0.5f, 0.2f, 0.3f], InferenceMode.Hierarchy).Cell);
        Assert.AreEqual(0, Decoder.Predict([0.25f, 0, 0.05f, 0.20f, 0.35f, 0.15f, 0.5f, 0.2f, 0.3f], InferenceMode.Hierarchy).Cell);
    }

    [TestMethod]
    public void Level_missing_twice_takes_the_probability_of_the_finest()
    {
        // Classes: big 9, mid 6, tiny 3. Tiny has no class at 5 and at 8, mid none at 8.
        var set = Places.Builder(("big", 9), ("mid", 6), ("tiny", 3)).Build(Places.Options(1, 2, 5, 8), new());
        var decoder = new HierarchicalDecoder(set);
        Assert.AreEqual(3 + 2 + 1, decoder.ClassCount);

        // big .4 * .3 * 1 = .120; mid .1 * .7 * .7 = .049; tiny .5 * .5 * .5 = .125 (with the level's own values it would have none).
        Assert.AreEqual(2, decoder.Predict([0.4f, 0.1f, 0.5f, 0.3f, 0.7f, 1f], InferenceMode.Hierarchy).Cell);

        // big .5 * .3 = .150; tiny .5^3 = .125.
        Assert.AreEqual(0, decoder.Predict([0.5f, 0f, 0.5f, 0.3f, 0.7f, 1f], InferenceMode.Hierarchy).Cell);
    }

    [TestMethod]
    public void One_level_makes_f_star_f()
    {
        var decoder = new HierarchicalDecoder(Places.Builder(("a", 3), ("b", 3)).Build(Places.Options(1, 2), new()));
        Assert.AreEqual(1, decoder.Predict([0.4f, 0.6f], InferenceMode.Hierarchy).Cell);
    }

    [TestMethod]
    public void F_star_is_f_where_every_product_is_zero()
    {
        var answer = Decoder.Predict([0, 0, 0, 1, 0, 0, 1, 0, 0], InferenceMode.Hierarchy);
        Assert.AreEqual((3, 1f), (answer.Cell, answer.Probability));
    }

    [TestMethod]
    public void Of_equals_the_smaller_class_wins()
    {
        float[] flat = [0.1f, 0.2f, 0.2f, 0.2f, 0.1f, 0.2f, 0.4f, 0.3f, 0.3f];
        Assert.AreEqual(1, Decoder.Predict(flat, InferenceMode.Finest).Cell);
        Assert.AreEqual(1, Decoder.Predict(flat, InferenceMode.Hierarchy).Cell);
        var best = new CellPrediction[6];
        Assert.AreEqual(6, Decoder.Top(flat, InferenceMode.Finest, best));
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 5, 0, 4 }, best.Select(answer => answer.Cell).ToArray());
    }

    [TestMethod]
    public void Top_cells_come_best_first_by_the_mode()
    {
        float[] heads = [0.20f, 0.05f, 0.05f, 0.25f, 0.22f, 0.23f, 0.5f, 0.2f, 0.3f];
        var best = new CellPrediction[3];
        Decoder.Top(heads, InferenceMode.Finest, best);
        CollectionAssert.AreEqual(new[] { 3, 5, 4 }, best.Select(answer => answer.Cell).ToArray());
        CollectionAssert.AreEqual(new[] { 0.25f, 0.23f, 0.22f }, best.Select(answer => answer.Probability).ToArray());
        Decoder.Top(heads, InferenceMode.Hierarchy, best);
        CollectionAssert.AreEqual(new[] { 0, 5, 3 }, best.Select(answer => answer.Cell).ToArray());
        AssertNear([0.100f / 0.3024f, 0.069f / 0.3024f, 0.050f / 0.3024f], [.. best.Select(answer => answer.Probability)]);
        Assert.AreEqual(6, Decoder.Top(heads, InferenceMode.Finest, new CellPrediction[10]), "there are no more than six");
        Assert.AreEqual(0, Decoder.Top(heads, InferenceMode.Finest, []));
    }

    [TestMethod]
    public void Top_cells_are_those_of_a_full_sort()
    {
        var random = new Random(5);
        var best = new int[10];
        for (var round = 0; round < 300; round++)
        {
            var values = Enumerable.Range(0, random.Next(1, 60)).Select(_ => (double)random.Next(12)).ToArray();
            var count = TopSelection.Select(values, best);
            var sorted = Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).ThenBy(i => i).Take(10).ToArray();
            CollectionAssert.AreEqual(sorted, best[..count]);
        }
    }

    [TestMethod]
    public void Head_of_a_level_answers_for_itself()
    {
        float[] heads = [0.20f, 0.05f, 0.05f, 0.25f, 0.22f, 0.23f, 0.2f, 0.5f, 0.3f];
        var coarse = Decoder.PredictAt(1, heads);
        Assert.AreEqual(("fr", 0.5f), (Set.Levels[1].Cells[coarse.Cell].LocationId, coarse.Probability));
        Assert.AreEqual(Set.Levels[1].Cells[1].Coordinate, coarse.Coordinate);
        Assert.AreEqual(3, Decoder.PredictAt(0, heads).Cell);
    }

    [TestMethod]
    public void Probabilities_that_are_no_numbers_have_no_answer()
    {
        float[] heads = [0.2f, float.NaN, 0.05f, 0.25f, 0.22f, 0.23f, 0.2f, 0.5f, 0.3f];
        foreach (var mode in new[] { InferenceMode.Finest, InferenceMode.Hierarchy })
        {
            Assert.AreEqual(CellPrediction.None, Decoder.Predict(heads, mode));
            Assert.AreEqual(CellPrediction.None, Decoder.Predict(new float[9], mode), "all zero");
        }

        Assert.AreEqual(CellPrediction.None, Decoder.PredictAt(0, heads));
        Assert.AreEqual(RegionPrediction.None, Decoder.PredictRegion(heads));
        Assert.IsTrue(CellPrediction.None.IsNone);
        Assert.IsTrue(CellPrediction.None.Coordinate.IsMissing);
    }

    [TestMethod]
    public void Wrong_number_of_probabilities_is_an_error()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Decoder.Predict(new float[8], InferenceMode.Finest));
        Assert.Contains("8 probabilities were given for the 9 classes of 2 heads", error.Message);
        Assert.ThrowsExactly<ArgumentException>(() => Decoder.PredictRegion(new float[6]));
        Assert.ThrowsExactly<ArgumentException>(() => Decoder.PredictAt(0, new float[6]));
    }

    [TestMethod]
    public void Threads_share_a_decoder()
    {
        var random = new Random(9);
        var rows = Enumerable.Range(0, 2000).Select(_ => Enumerable.Range(0, 9).Select(_ => random.NextSingle()).ToArray()).ToArray();
        var expected = rows.Select(row => (Decoder.Predict(row, InferenceMode.Hierarchy), Decoder.PredictRegion(row))).ToArray();
        var actual = new (CellPrediction, RegionPrediction)[rows.Length];
        Parallel.For(0, rows.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => actual[i] = (Decoder.Predict(rows[i], InferenceMode.Hierarchy), Decoder.PredictRegion(rows[i])));
        CollectionAssert.AreEqual(expected, actual);
    }

    [TestMethod]
    public void Decoding_allocates_nothing()
    {
        float[] heads = [0.20f, 0.05f, 0.05f, 0.25f, 0.22f, 0.23f, 0.2f, 0.5f, 0.3f];
        var best = new CellPrediction[3];
        long allocated = 0;
        for (var round = 0; round < 2; round++)
        {
            // The first round warms the pools up.
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                Decoder.Predict(heads, InferenceMode.Hierarchy);
                Decoder.Top(heads, InferenceMode.Finest, best);
                Decoder.PredictAt(1, heads);
                Decoder.PredictRegion(heads);
                Decoder.ProbabilityOf(0, heads, InferenceMode.SummedScores);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.IsLessThan(100, allocated);
    }

    [TestMethod]
    public void Crops_are_merged_by_mean_or_by_scaled_maximum()
    {
        var decoder = new HierarchicalDecoder(Places.Builder(("a", 9), ("b", 4)).Build(Places.Options(1, 2, 5), new()));
        float[] crops = [0.9f, 0.1f, 1f, 0.3f, 0.7f, 0.5f];
        var merged = new float[3];
        decoder.MergeCrops(crops, CropMerging.Mean, merged);
        AssertNear([0.6f, 0.4f, 0.75f], merged);

        // Maxima .9 and .7 of one head, 1 of the other, scaled to sums of 1.
        decoder.MergeCrops(crops, CropMerging.Maximum, merged);
        AssertNear([0.5625f, 0.4375f, 1f], merged);
        decoder.MergeCrops(crops.AsSpan(0, 3), CropMerging.Mean, merged);
        AssertNear([0.9f, 0.1f, 1f], merged);
        Assert.ThrowsExactly<ArgumentException>(() => decoder.MergeCrops(crops.AsSpan(0, 4), CropMerging.Mean, merged));
        Assert.ThrowsExactly<ArgumentException>(() => decoder.MergeCrops([], CropMerging.Mean, merged));
        Assert.ThrowsExactly<ArgumentException>(() => decoder.MergeCrops(crops, CropMerging.Mean, new float[2]));
    }

    private static void AssertNear(float[] expected, float[] actual, float tolerance = 1e-6f)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], tolerance);
    }
}
