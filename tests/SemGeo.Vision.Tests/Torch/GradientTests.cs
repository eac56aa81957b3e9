using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Torch;

/// <summary>Gradients as training and explanations use them.</summary>
[TestClass]
public sealed class GradientTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void Open() => _scope = NewDisposeScope();

    [TestCleanup]
    public void Close() => _scope.Dispose();

    [TestMethod]
    public void Gradients_are_those_of_calculus()
    {
        var (x, y) = (Leaf(1, 2, 3), Leaf(4, 5, 6));

        // d/dx (x² y + sin y) = 2 x y, d/dy = x² + cos y
        var gradients = autograd.grad([((x * x * y) + y.sin()).sum()], [x, y]);

        AreClose([8, 20, 36], gradients[0]);
        AreClose([1 + MathF.Cos(4), 4 + MathF.Cos(5), 9 + MathF.Cos(6)], gradients[1]);
    }

    // The order of backward's arguments changed in TorchSharp 0.103.1: they are named.
    [TestMethod]
    public void Backward_takes_gradients_by_name_and_adds_up()
    {
        var weight = new Parameter(tensor(new float[] { 1, 1 }));
        var y = weight * 2;

        y.backward(grad_tensors: [tensor(new float[] { 1, 10 })], retain_graph: true);
        AreClose([2, 20], weight.grad!);
        y.backward(grad_tensors: [tensor(new float[] { 1, 10 })]);

        AreClose([4, 40], weight.grad!);
    }

    [TestMethod]
    public void Gradients_survive_the_scope_of_the_step_and_are_freed_by_the_modules_zero_grad()
    {
        using var layer = nn.Linear(2, 1);
        using (NewDisposeScope())
            layer.call(ones(1, 2)).sum().backward();

        AreClose([1, 1], layer.weight.grad!);
        layer.zero_grad();
        Assert.IsNull(layer.weight.grad);
    }

    [TestMethod]
    public void Recording_is_switched_off_on_one_thread_only()
    {
        var other = false;
        using (no_grad())
        {
            Assert.IsFalse((Leaf(1) * 2).requires_grad);
            var thread = new Thread(() => other = is_grad_enabled());
            thread.Start();
            thread.Join();
        }

        Assert.IsTrue(other);
        Assert.IsTrue((Leaf(1) * 2).requires_grad);
    }

    [TestMethod]
    public void A_frozen_part_gets_no_gradient_and_passes_it_on()
    {
        using var first = nn.Linear(2, 2);
        using var second = nn.Linear(2, 1);
        foreach (var parameter in first.parameters())
            parameter.requires_grad = false;
        var input = Leaf(1, 2);

        second.call(first.call(input.unsqueeze(0))).sum().backward();

        Assert.IsTrue(first.parameters().All(parameter => parameter.grad is null));
        AreClose([1], second.bias!.grad!);
        Assert.IsNotNull(input.grad);
    }

    private static Tensor Leaf(params float[] values) => tensor(values).requires_grad_(true);

    private static void AreClose(float[] expected, Tensor actual)
    {
        var values = actual.reshape(-1).data<float>().ToArray();
        Assert.HasCount(expected.Length, values);
        for (var i = 0; i < values.Length; i++)
            Assert.AreEqual(expected[i], values[i], 1e-5f, $"element {i}");
    }
}
