using System.Runtime.InteropServices;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Tests.Training.Losses;
using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Steps;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Training.Steps;

[TestClass]
public sealed class NetworkOptimizerTests
{
    [TestMethod]
    public void Four_clipped_steps_with_momentum_and_decay_are_those_of_torch()
    {
        using var network = new GeoNetwork(new MeanColour(), [2]);
        using var optimizer = new NetworkOptimizer(network, new GeoTrainingOptions { Momentum = 0.9, WeightDecay = 0.01, GradientClipNorm = 0.5 });
        var weight = optimizer.Parameters[0];
        using (var noGrad = no_grad())
        {
            weight.copy_(tensor(new[] { 0.5f, -1, 2, 1.5f, 0.25f, -0.75f }).view(2, 3));
            optimizer.Parameters[1].zero_();
        }

        foreach (var expected in LossGolden.Root.GetProperty("sgd").EnumerateArray())
        {
            using var scope = NewDisposeScope();
            var logits = tensor(new[] { 1f, 2, 3, -1, 0.5f, 2 }).view(2, 3).matmul(weight.t());
            var loss = nn.functional.cross_entropy(logits, tensor(new long[] { 1, 0 }));
            loss.backward();
            optimizer.Step(0.1);

            LossGolden.AssertNear([.. expected.EnumerateArray().Select(number => number.GetDouble())], weight, 1e-6);
        }
    }

    [TestMethod]
    public void Without_momentum_nothing_is_kept()
    {
        using var network = new GeoNetwork(new MeanColour(), [2]);
        using var optimizer = new NetworkOptimizer(network, new GeoTrainingOptions { Momentum = 0, WeightDecay = 0.5 });
        using var scope = NewDisposeScope();
        using (var noGrad = no_grad())
            optimizer.Parameters[0].fill_(2);

        (optimizer.Parameters[0].grad, optimizer.Parameters[1].grad) = (ones([2, 3]), ones(2));
        optimizer.Step(0.1);

        // 2 - 0.1 * (1 + 0.5 * 2).
        Assert.IsEmpty(optimizer.State);
        Assert.AreEqual(1.8f, MemoryMarshal.Cast<byte, float>(optimizer.Parameters[0].detach().bytes)[0], 1e-6f);
    }
}
