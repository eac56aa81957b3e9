using SemGeo.Core.Tests.Partitioning;
using SemGeo.Inference;
using SemGeo.Partitioning;

namespace SemGeo.Core.Tests.Inference;

/// <summary>The decoder held against the definitions written down plainly, on random hierarchies and probabilities.</summary>
[TestClass]
public class DecoderPropertyTests
{
    [TestMethod]
    public void Answers_are_those_of_the_definitions()
    {
        var confident = 0;
        for (var seed = 0; seed < 150; seed++)
        {
            var (images, options) = RandomCollection.Draw(seed);
            var set = RandomCollection.Build(images, options);
            var decoder = new HierarchicalDecoder(set, new() { ConfidenceLevel = 0.6 });
            var random = new Random(seed);
            for (var row = 0; row < 20; row++)
            {
                var heads = set.Levels.Select(level => Softmax(random, level.Cells.Count)).ToArray();
                var probabilities = heads.SelectMany(head => head).ToArray();
                Assert.AreEqual(Best(heads[0].Select(p => (double)p)), decoder.Predict(probabilities, InferenceMode.Finest).Cell);
                AssertProducts([.. Products(set, heads)], decoder, probabilities);
                var region = decoder.PredictRegion(probabilities);
                Assert.AreEqual(FinestRegion(set, heads[0], 0.6), region.Location);
                confident += region.IsConfident ? 1 : 0;
            }
        }

        Assert.IsInRange(500, 2900, confident, "both confident and other rows must occur");
    }

    [TestMethod]
    public void Minimum_granularity_never_names_a_finer_place()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var (images, options) = RandomCollection.Draw(seed);
            var set = RandomCollection.Build(images, options);
            var decoder = new HierarchicalDecoder(set, new() { MinimumGranularity = Granularity.AtLevel("Coarse") });
            var coarse = set.Levels[^1].Cells.Select(cell => cell.Location).ToArray();
            var random = new Random(seed);
            for (var row = 0; row < 10; row++)
            {
                var probabilities = set.Levels.SelectMany(level => Softmax(random, level.Cells.Count)).ToArray();
                var top = new CellPrediction[set.Finest.Cells.Count];
                var count = decoder.Top(probabilities, InferenceMode.Hierarchy, top);
                foreach (var location in top[..count].Select(answer => answer.Location).Append(decoder.PredictRegion(probabilities).Location).Where(location => location >= 0))
                    Assert.IsTrue(coarse.Any(cell => set.Hierarchy.IsWithin(cell, location)), $"seed {seed}: {set.Hierarchy.Ids[location]}");
            }
        }
    }

    /// <summary>Cells come by descending product, each with its share of all products; those of a root's cells sum to the root's.</summary>
    private static void AssertProducts(double[] products, HierarchicalDecoder decoder, float[] probabilities)
    {
        var set = decoder.Set;
        var answers = new CellPrediction[products.Length];
        Assert.AreEqual(products.Length, decoder.Top(probabilities, InferenceMode.Hierarchy, answers));
        Assert.AreEqual(Best(products), answers[0].Cell);
        Assert.AreEqual(answers[0], decoder.Predict(probabilities, InferenceMode.Hierarchy));
        foreach (var answer in answers)
            Assert.AreEqual(products[answer.Cell] / products.Sum(), answer.Probability, 1e-6);
        CollectionAssert.AreEqual(answers.Select(answer => answer.Probability).OrderDescending().ToArray(), answers.Select(answer => answer.Probability).ToArray());
        var root = set.Hierarchy.RootsFirst[0];
        Assert.AreEqual(answers.Where(answer => set.Hierarchy.IsWithin(answer.Location, root)).Sum(answer => answer.Probability), decoder.ProbabilityOf(root, probabilities, InferenceMode.Hierarchy), 1e-6);
    }

    private static float[] Softmax(Random random, int classes)
    {
        var weights = Enumerable.Range(0, classes).Select(_ => Math.Exp(random.NextDouble() * 8)).ToArray();
        return [.. weights.Select(weight => (float)(weight / weights.Sum()))];
    }

    private static IEnumerable<double> Products(PartitioningSet set, float[][] heads)
    {
        for (var cell = 0; cell < heads[0].Length; cell++)
        {
            double factor = heads[0][cell], product = factor;
            for (var level = 1; level < heads.Length; level++)
            {
                if (set.ParentsAt(level)[cell] is var parent and >= 0)
                    factor = heads[level][parent];
                product *= factor;
            }

            yield return product;
        }
    }

    private static int FinestRegion(PartitioningSet set, float[] finest, double confidence)
        => Enumerable.Range(0, set.Hierarchy.Count)
            .Where(region => set.Finest.Cells.Select((cell, i) => set.Hierarchy.IsWithin(cell.Location, region) ? finest[i] : 0.0).Sum() >= confidence)
            .OrderByDescending(set.Hierarchy.DepthOf).FirstOrDefault(-1);

    private static int Best(IEnumerable<double> values) => values.Select((value, i) => (value, i)).OrderByDescending(pair => pair.value).ThenBy(pair => pair.i).First().i;
}
