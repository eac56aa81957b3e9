using TorchSharp;
using static TorchSharp.torch;

namespace Shims.TorchSharp.Tests.Tensors;

[TestClass]
public sealed class RandomTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void Open() => _scope = NewDisposeScope();

    [TestCleanup]
    public void Close() => _scope.Dispose();

    [TestMethod]
    public void One_seed_gives_PyTorchs_sequence()
    {
        manual_seed(42);

        Values.IsReference("seed42.randn", randn(20));
        Values.IsReference("seed42.rand", rand(3));
        Values.IsReference("seed42.randint", randint(0, 100, new long[] { 5 }));
        Values.IsReference("seed42.randperm", randperm(8));
    }

    [TestMethod]
    public void Layers_start_with_PyTorchs_values()
    {
        manual_seed(7);
        using var conv = nn.Conv2d(3, 2, 3);
        using var linear = nn.Linear(4, 3);

        Values.IsReference("seed7.conv.weight", conv.get_parameter("weight")!);
        Values.IsReference("seed7.conv.bias", conv.get_parameter("bias")!);
        Values.IsReference("seed7.linear.weight", linear.get_parameter("weight")!);
        Values.IsReference("seed7.linear.bias", linear.get_parameter("bias")!);
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

    [TestMethod]
    public void A_generator_has_a_sequence_of_its_own()
    {
        using var generator = new Generator(5);
        using var same = new Generator(5);
        var first = randn(3, generator: generator);
        _ = randn(3);

        Assert.IsTrue(first.Equals(randn(3, generator: same)));
        Assert.IsFalse(first.Equals(randn(3, generator: same)));
        same.manual_seed(5);
        Assert.IsTrue(first.Equals(randn(3, generator: same)));
        Assert.AreEqual(5, generator.initial_seed());
        var state = generator.get_state();
        var next = rand(2, generator: generator);
        generator.set_state(state);
        Assert.IsTrue(next.Equals(rand(2, generator: generator)));
    }

    [TestMethod]
    public void Distributions_stay_in_their_bounds()
    {
        var uniform = zeros(1000).uniform_(2, 3);
        Assert.IsTrue((uniform >= 2).logical_and(uniform < 3).all().item<bool>());
        var normal = zeros(10000).normal_(5, 2);
        Assert.AreEqual(5, normal.mean().item<float>(), 0.2);
        Assert.AreEqual(2, normal.std().item<float>(), 0.2);
        CollectionAssert.AreEquivalent(new long[] { 0, 1, 2, 3, 4 }, Values.Longs(randperm(5)));
        Assert.AreEqual(ScalarType.Int64, randint(10, new long[] { 2 }).dtype);
        Assert.AreEqual(1, tensor(new float[] { 0, 1, 0 }).multinomial(1).item<long>());
    }
}
