using System.Runtime.InteropServices;
using SemGeo.Vision.Networks;
using TorchSharp;

namespace SemGeo.Vision.Tests.Networks;

[TestClass]
public sealed class StochasticDepthTests
{
    [TestMethod]
    public void Rows_are_dropped_or_scaled_up()
    {
        using var scope = torch.NewDisposeScope();
        var scaled = new StochasticDepth(new TrainingNoise { Seed = 3 }, "block", 0.25).Apply(torch.ones([4000, 2, 1, 1]));

        var values = Values(scaled);
        for (var row = 0; row < 4000; row++)
            Assert.AreEqual(values[2 * row], values[2 * row + 1], "a row is dropped as a whole");
        CollectionAssert.AreEquivalent(new[] { 0, 1 / 0.75f }, values.Distinct().ToArray());
        Assert.AreEqual(0.25, values.Count(value => value == 0) / 8000.0, 0.02);
    }

    [TestMethod]
    public void Draws_depend_on_seed_step_and_layer_alone()
    {
        CollectionAssert.AreEqual(Draw(1, 5, "a"), Draw(1, 5, "a"));
        CollectionAssert.AreNotEqual(Draw(1, 5, "a"), Draw(2, 5, "a"));
        CollectionAssert.AreNotEqual(Draw(1, 5, "a"), Draw(1, 6, "a"));
        CollectionAssert.AreNotEqual(Draw(1, 5, "a"), Draw(1, 5, "b"));

        static double[] Draw(int seed, long step, string layer)
        {
            var random = new TrainingNoise { Seed = seed, Step = step }.For(layer);
            return [random.NextDouble(), random.NextDouble()];
        }
    }

    [TestMethod]
    public void Blocks_are_dropped_in_training_only_and_the_same_again_at_the_same_step()
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var network = new GeoNetwork(Backbones.Create("efficientnet_b0"), [3]);
        NetworkInitializer.Initialize(network, 1);
        var pixels = ChannelsLast.FromPixels(FormulaWeights.Pixels("input", 4 * 32 * 32 * 3), 4, 32, 32);
        network.eval();
        CollectionAssert.AreEqual(Values(network.call(pixels)[0]), Values(network.call(pixels)[0]));
        Assert.AreEqual(0, network.Backbone.Noise.Step);

        network.train();
        var first = Values(network.call(pixels)[0]);
        var second = Values(network.call(pixels)[0]);
        Assert.AreEqual(2, network.Backbone.Noise.Step);
        CollectionAssert.AreNotEqual(first, second);
        network.Backbone.Noise.Step = 0;
        CollectionAssert.AreEqual(first, Values(network.call(pixels)[0]), "batch statistics do not enter, so the step alone decides");
    }

    private static float[] Values(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.contiguous().bytes).ToArray();
}
