using SemGeo.Vision.Networks;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Networks;

[TestClass]
public sealed class FusedConvolutionsTests
{
    private const int Photos = 2, Channels = 8, Width = 16;

    private static FusedConvolutions Fused => FusedConvolutions.Available ?? throw new AssertFailedException("This libtorch has no oneDNN.");

    [TestMethod]
    [DataRow(nameof(Activation.None), 3, 1, 1L, false)]
    [DataRow(nameof(Activation.ReLU), 3, 2, 1L, true)]
    [DataRow(nameof(Activation.ReLU), 1, 1, 1L, false)]
    [DataRow(nameof(Activation.SiLU), 3, 1, 8L, true)]
    [DataRow(nameof(Activation.Hardswish), 5, 2, 8L, false)]
    public void Values_are_those_of_one_step_after_the_other(string name, int kernel, int stride, long groups, bool channelsLast)
    {
        var activation = Enum.Parse<Activation>(name);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var (weights, offsets, input) = (Values(Width, Channels / groups, kernel, kernel), Values(Width), Values(Photos, Channels, 10, 11));
        var shape = new ConvolutionShape(kernel / 2, stride, groups);
        var expected = activation.Apply(Plain(input, weights, offsets, shape));
        if (channelsLast)
            input = input.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

        var actual = Fused.Call(input, Fused.Pack(weights, shape, input.shape), offsets, shape, activation);

        AssertNear(expected, actual);
    }

    [TestMethod]
    public void A_garbage_collection_during_a_call_frees_nothing_that_the_call_reads()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var (weights, offsets, input) = (Values(Width, Channels, 3, 3), Values(Width), Values(Photos, Channels, 6, 6));
        var shape = new ConvolutionShape(1, 1, 1);
        var packed = Fused.Pack(weights, shape, input.shape);
        using var enough = new CancellationTokenSource();
        var collector = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });

        for (var i = 0; i < 5_000; i++)
            Fused.Call(input, packed, offsets, shape, Activation.ReLU).Dispose();

        enough.Cancel();
        collector.GetAwaiter().GetResult();
    }

    [TestMethod]
    public void A_sum_takes_the_memory_of_what_is_added()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var (weights, offsets, input, sum) = (Values(Width, Channels, 1, 1), Values(Width), Values(Photos, Channels, 6, 6), Values(Photos, Width, 6, 6));
        var shape = new ConvolutionShape(0, 1, 1);
        var expected = (Plain(input, weights, offsets, shape) + sum).relu();

        var actual = Fused.AddReLU(sum, input, Fused.Pack(weights, shape, input.shape), offsets, shape);

        AssertNear(expected, actual);
        AssertNear(expected, sum);
        Assert.AreNotSame(sum, actual);
        sum.Dispose();
        AssertNear(expected, actual);
    }

    [TestMethod]
    public void Packed_weights_serve_other_shapes_and_several_threads()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var shape = new ConvolutionShape(1, 1, 1);
        var (weights, offsets) = (Values(Width, Channels, 3, 3), Values(Width));
        var expected = Enumerable.Range(1, 8).Select(side => Plain(Values(side % 3 + 1, Channels, 4 * side, 3 * side), weights, offsets, shape).relu().data<float>().ToArray()).ToArray();
        var folded = new FoldedConvolution(shape, weights.clone().DetachFromDisposeScope(), offsets.clone().DetachFromDisposeScope());

        var actual = new float[8][];
        Parallel.For(1, 9, side =>
        {
            using var inner = NewDisposeScope();
            using var noGradHere = no_grad();
            actual[side - 1] = folded.Call(Values(side % 3 + 1, Channels, 4 * side, 3 * side), Activation.ReLU).contiguous().data<float>().ToArray();
        });
        folded.Free();

        for (var side = 0; side < 8; side++)
            AssertNear(tensor(expected[side]), tensor(actual[side]));
    }

    // Whoever goes on after an interruption begins with another batch, and has to get the same bits.
    [TestMethod]
    [DataRow(1, 1L)]
    [DataRow(3, 1L)]
    [DataRow(3, 64L)]
    public void The_shape_that_weights_were_packed_for_changes_no_bit(int kernel, long groups)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        const long channels = 64;
        var shape = new ConvolutionShape(kernel / 2, 1, groups);
        var (weights, offsets, input) = (Values(channels, channels / groups, kernel, kernel), Values(channels), Values(16, 14, 14, channels).permute(0, 3, 1, 2));
        var expected = Fused.Call(input, Fused.Pack(weights, shape, input.shape), offsets, shape, Activation.ReLU);

        foreach (long[] other in new long[][] { [1, channels, 14, 14], [3, channels, 56, 56], [32, channels, 2, 2] })
        {
            var actual = Fused.Call(input, Fused.Pack(weights, shape, other), offsets, shape, Activation.ReLU);
            Assert.AreEqual(0f, (expected - actual).abs().max().item<float>(), string.Join('x', other));
        }
    }

    private static Tensor Plain(Tensor input, Tensor weights, Tensor offsets, ConvolutionShape shape) => nn.functional.conv2d(
        input, weights, offsets, [shape.Stride, shape.Stride], [shape.Padding, shape.Padding], [1, 1], shape.Groups);

    // Positive and negative, different everywhere.
    private static Tensor Values(params long[] shape) => arange(shape.Aggregate(1L, (a, b) => a * b), ScalarType.Float32).mul(0.37).sin().reshape(shape);

    private static void AssertNear(Tensor expected, Tensor actual)
    {
        CollectionAssert.AreEqual(expected.shape, actual.shape);
        Assert.IsLessThan(3e-5f, (expected - actual).abs().max().item<float>());
    }
}
