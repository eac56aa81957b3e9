using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Shims.TorchSharp.Tests.NN;

[TestClass]
public sealed class InitTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void Open()
    {
        _scope = NewDisposeScope();
        manual_seed(11);
    }

    [TestCleanup]
    public void Close() => _scope.Dispose();

    [TestMethod]
    public void Deviations_are_those_of_the_papers()
    {
        // 128 outputs, 64 inputs, windows of 9: fan-in 576, fan-out 1152.
        var weight = zeros(128, 64, 3, 3);

        init.kaiming_normal_(weight, 0, init.FanInOut.FanOut, init.NonlinearityType.ReLU);
        Assert.AreEqual(Math.Sqrt(2.0 / 1152), weight.std().item<float>(), 3e-4);
        init.kaiming_uniform_(weight, 0, init.FanInOut.FanIn, init.NonlinearityType.ReLU);
        Assert.AreEqual(Math.Sqrt(6.0 / 576), weight.max().item<float>(), 1e-4);
        Assert.AreEqual(Math.Sqrt(2.0 / 576), weight.std().item<float>(), 5e-4);
        init.xavier_normal_(weight);
        Assert.AreEqual(Math.Sqrt(2.0 / 1728), weight.std().item<float>(), 3e-4);
        init.xavier_uniform_(weight, 2);
        Assert.AreEqual(2 * Math.Sqrt(6.0 / 1728), weight.max().item<float>(), 1e-4);
        init.normal_(weight, 1, 0.01);
        Assert.AreEqual(1, weight.mean().item<float>(), 1e-3);
        init.uniform_(weight, -2, -1);
        Assert.IsLessThan(-1f, weight.max().item<float>());
    }

    [TestMethod]
    public void Constants_fill_parameters_without_being_recorded()
    {
        var weight = Parameter(zeros(2));

        init.constant_(weight, 3);
        Values.AreClose([3, 3], weight);
        init.ones_(weight);
        Values.AreClose([1, 1], weight);
        init.zeros_(weight);
        Values.AreClose([0, 0], weight);
        Assert.IsTrue(weight.is_leaf && weight.requires_grad);
    }

    [TestMethod]
    public void A_vector_has_no_fan() =>
        Assert.ThrowsExactly<ArgumentException>(() => init.CalculateFanInAndFanOut(ones(3)));

    [TestMethod]
    public void Gradients_are_clipped_by_their_common_norm()
    {
        var (a, b, unused) = (Parameter(ones(2)), Parameter(ones(1)), Parameter(ones(1)));
        using var optimizer = optim.SGD([a, b], 1);
        ((a * tensor(new float[] { 3, 0 })).sum() + (b * 4)).sum().backward();

        var norm = nn.utils.clip_grad_norm_([a, b, unused], 1);

        Assert.AreEqual(5, norm, 1e-5);
        optimizer.step();
        Values.AreClose([1 - 0.6f, 1], a);
        Values.AreClose([1 - 0.8f], b);
        Assert.AreEqual(1, nn.utils.clip_grad_norm_([a, b], 10), 1e-4);
    }

    [TestMethod]
    public void Gradients_are_clipped_element_by_element()
    {
        var a = Parameter(ones(2));
        using var optimizer = optim.SGD([a], 1);
        (a * tensor(new float[] { 3, -0.25f })).sum().backward();

        nn.utils.clip_grad_value_([a], 0.5);
        optimizer.step();

        Values.AreClose([0.5f, 1.25f], a);
    }

    [TestMethod]
    public void Parameters_become_a_vector_and_back()
    {
        Parameter[] parameters = [Parameter(tensor(new float[] { 1, 2, 3, 4 }, new long[] { 2, 2 })), Parameter(tensor(new float[] { 5 }))];

        var vector = nn.utils.parameters_to_vector(parameters);
        Values.AreClose([1, 2, 3, 4, 5], vector);
        nn.utils.vector_to_parameters(vector * 2, parameters);

        Values.AreClose([2, 4, 6, 8], parameters[0]);
        Values.AreClose([10], parameters[1]);
    }
}
