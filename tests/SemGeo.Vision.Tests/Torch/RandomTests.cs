using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Torch;

/// <summary>One seed, one result: what resumed runs and starting weights rely on.</summary>
[TestClass]
public sealed class RandomTests
{
    private DisposeScope _scope = null!;
    private Tensor _before = null!;

    [TestInitialize]
    public void Open()
    {
        _scope = NewDisposeScope();
        _before = random.get_rng_state();
    }

    [TestCleanup]
    public void Close()
    {
        random.set_rng_state(_before);
        _scope.Dispose();
    }

    // The numbers are those that PyTorch 1.13 gives for this seed.
    [TestMethod]
    public void One_seed_gives_PyTorchs_sequence()
    {
        float[] expected =
        [
            1.92691529f, 1.48728406f, 0.900717199f, -2.10552096f, -0.758131146f, 1.07831764f, 0.800800562f, 1.68062055f, 0.355859905f, -0.686622977f,
            -0.493356347f, 0.241487786f, -0.23162432f, 0.041759491f, -0.251575291f, 0.859858513f, -0.309726775f, -0.395710498f, 0.803409338f, -0.621595383f,
        ];
        manual_seed(42);

        var numbers = randn(20).data<float>().ToArray();

        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], numbers[i], 1e-5f, $"number {i}");
        CollectionAssert.AreEqual(new[] { 0.577925384f, 0.903981686f, 0.554659843f }, rand(3).data<float>().ToArray());
    }

    [TestMethod]
    public void One_seed_gives_a_layer_the_same_weights_again()
    {
        manual_seed(7);
        using var first = nn.Conv2d(3, 2, 3);
        manual_seed(7);
        using var second = nn.Conv2d(3, 2, 3);
        using var third = nn.Conv2d(3, 2, 3);

        Assert.IsTrue(first.weight.Equals(second.weight));
        Assert.IsFalse(first.weight.Equals(third.weight));
    }

    [TestMethod]
    public void The_state_can_be_kept_and_set()
    {
        manual_seed(1);
        _ = randn(7);

        var state = random.get_rng_state();
        var first = randn(5);
        random.set_rng_state(state);
        var second = randn(5);

        Assert.IsTrue(first.Equals(second));
        Assert.IsFalse(first.Equals(randn(5)));
    }
}
