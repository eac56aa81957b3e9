using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Shims.TorchSharp.Tests.Optim;

[TestClass]
public sealed class OptimizerTests
{
    private static readonly float[] Start = [1, -2, 3];
    private static readonly float[] Slope = [0.5f, 1, -2];

    private DisposeScope _scope = null!;

    [TestInitialize]
    public void Open() => _scope = NewDisposeScope();

    [TestCleanup]
    public void Close() => _scope.Dispose();

    // The loss is sum(slope x w²) / 2, so that the gradient is slope x w.
    [TestMethod]
    [DataRow(0.0, 0.0, 0.0, false)]
    [DataRow(0.9, 0.0, 0.0, false)]
    [DataRow(0.9, 0.1, 0.01, false)]
    [DataRow(0.9, 0.0, 0.01, true)]
    public void SGD_follows_its_formula(double momentum, double dampening, double decay, bool nesterov)
    {
        var weight = Weight();
        using var optimizer = optim.SGD([weight], 0.1, momentum, dampening, decay, nesterov);

        var expected = Array.ConvertAll(Start, w => (double)w);
        var buffer = new double[3];
        for (var step = 0; step < 5; step++)
        {
            Step(optimizer, weight);
            for (var i = 0; i < 3; i++)
            {
                var gradient = (Slope[i] * expected[i]) + (decay * expected[i]);
                buffer[i] = step == 0 ? gradient : (momentum * buffer[i]) + ((1 - dampening) * gradient);
                var direction = momentum == 0 ? gradient : nesterov ? gradient + (momentum * buffer[i]) : buffer[i];
                expected[i] -= 0.1 * direction;
            }

            Values.AreClose(Array.ConvertAll(expected, w => (float)w), weight, 1e-5, $"step {step}");
        }
    }

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, false)]
    [DataRow(true, true)]
    public void Adam_and_AdamW_follow_their_formulas(bool decoupled, bool amsgrad)
    {
        var weight = Weight();
        using optim.Optimizer optimizer = decoupled
            ? optim.AdamW([weight], 0.1, 0.8, 0.95, 1e-6, 0.05, amsgrad)
            : optim.Adam([weight], 0.1, 0.8, 0.95, 1e-6, 0.05, amsgrad);

        var expected = Array.ConvertAll(Start, w => (double)w);
        var (first, second, largest) = (new double[3], new double[3], new double[3]);
        for (var step = 1; step <= 5; step++)
        {
            Step(optimizer, weight);
            for (var i = 0; i < 3; i++)
            {
                var gradient = (Slope[i] * expected[i]) + (decoupled ? 0 : 0.05 * expected[i]);
                expected[i] *= decoupled ? 1 - (0.1 * 0.05) : 1;
                first[i] = (0.8 * first[i]) + (0.2 * gradient);
                second[i] = (0.95 * second[i]) + (0.05 * gradient * gradient);
                largest[i] = amsgrad ? Math.Max(largest[i], second[i]) : second[i];
                var denominator = Math.Sqrt(largest[i] / (1 - Math.Pow(0.95, step))) + 1e-6;
                expected[i] -= 0.1 * first[i] / (1 - Math.Pow(0.8, step)) / denominator;
            }

            Values.AreClose(Array.ConvertAll(expected, w => (float)w), weight, 1e-4, $"step {step}");
        }
    }

    [TestMethod]
    public void Groups_have_rates_of_their_own()
    {
        var (fast, slow) = (Weight(), Weight());
        using var optimizer = optim.SGD([new SGD.ParamGroup([fast], 1), new SGD.ParamGroup { Parameters = [slow] }], 0.1);

        (fast.sum() + slow.sum()).backward();
        optimizer.step();

        CollectionAssert.AreEqual(new[] { 1, 0.1 }, optimizer.ParamGroups.Select(group => group.LearningRate).ToArray());
        Values.AreClose([0, -3, 2], fast);
        Values.AreClose([0.9f, -2.1f, 2.9f], slow);
        optimizer.ParamGroups.First().LearningRate = 0;
        optimizer.step();
        Values.AreClose([0, -3, 2], fast);
        Assert.AreEqual(2, optimizer.parameters().Count());
    }

    [TestMethod]
    public void A_parameter_without_gradient_stays()
    {
        var (used, unused) = (Weight(), Weight());
        using var optimizer = optim.SGD([used, unused], 0.1, 0.9, 0, 0.1);

        used.sum().backward();
        optimizer.step();

        Values.AreClose(Start, unused);
    }

    [TestMethod]
    public void A_closure_gives_its_loss()
    {
        var weight = Weight();
        using var optimizer = optim.SGD([weight], 0.1);

        var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var value = weight.sum();
            value.backward();
            return value;
        });

        Assert.AreEqual(2, loss!.item<float>());
        Values.AreClose([0.9f, -2.1f, 2.9f], weight);
    }

    [TestMethod]
    public void State_is_kept_and_set_so_that_training_goes_on_the_same()
    {
        var (one, other) = (Weight(), Weight());
        using var first = optim.SGD([one], 0.1, 0.9);
        using var second = optim.SGD([other], 0.5, 0.1);
        Step(first, one);
        Step(first, one);

        using var stream = new MemoryStream();
        first.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        second.load_state_dict(new BinaryReader(stream));
        using (no_grad())
            other.copy_(one);
        Step(first, one);
        Step(second, other);

        Assert.IsTrue(one.Equals(other));
        stream.Position = 0;
        using var adam = optim.AdamW([Weight()]);
        Assert.ThrowsExactly<InvalidDataException>(() => adam.load_state_dict(new BinaryReader(stream)));
    }

    [TestMethod]
    public void Disposing_an_optimiser_leaves_the_parameters_and_no_tensor_of_its_own()
    {
        var weight = Weight();
        weight.sum().backward();
        var before = Tensor.TotalCount;

        using (NewDisposeScope())
        using (var optimizer = optim.AdamW([weight]))
            optimizer.step();

        Assert.AreEqual(before, Tensor.TotalCount);
        Assert.IsFalse(weight.IsInvalid);
    }

    [TestMethod]
    public void Numbers_without_sense_are_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => optim.SGD([Weight()], -1));
        Assert.ThrowsExactly<ArgumentException>(() => optim.SGD([Weight()], 1, -1));
        Assert.ThrowsExactly<ArgumentException>(() => optim.SGD([Weight()], 1, 0, 0, 0, true));
        Assert.ThrowsExactly<ArgumentException>(() => optim.AdamW([Weight()], 1, 1));
    }

    private static Parameter Weight() => nn.Parameter(tensor(Start));

    private static void Step(optim.Optimizer optimizer, Parameter weight)
    {
        optimizer.zero_grad();
        using (NewDisposeScope())
            (weight * weight * tensor(Slope) / 2).sum().backward();
        optimizer.step();
    }
}
