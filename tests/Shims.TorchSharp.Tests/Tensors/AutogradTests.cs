using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Shims.TorchSharp.Tests.Tensors;

[TestClass]
public sealed class AutogradTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void Open() => _scope = NewDisposeScope();

    [TestCleanup]
    public void Close() => _scope.Dispose();

    [TestMethod]
    public void Gradients_are_those_of_calculus()
    {
        var x = Leaf(1, 2, 3);
        var y = Leaf(4, 5, 6);

        // d/dx (x² y + sin y) = 2 x y, d/dy = x² + cos y
        var gradients = autograd.grad([((x * x * y) + y.sin()).sum()], [x, y]);

        Values.AreClose([8, 20, 36], gradients[0]);
        Values.AreClose([1 + MathF.Cos(4), 4 + MathF.Cos(5), 9 + MathF.Cos(6)], gradients[1]);
    }

    [TestMethod]
    public void Gradients_of_several_outputs_take_weights()
    {
        var x = Leaf(1, 2);

        var gradient = autograd.grad([x * x], [x], [tensor(new float[] { 10, 100 })])[0];

        Values.AreClose([20, 400], gradient);
    }

    [TestMethod]
    public void Create_graph_gives_second_derivatives()
    {
        var x = Leaf(2, 3);

        var first = autograd.grad([x.pow(3).sum()], [x], create_graph: true)[0];
        var second = autograd.grad([first.sum()], [x])[0];

        Values.AreClose([12, 27], first);
        Values.AreClose([12, 18], second);
    }

    [TestMethod]
    public void An_input_that_is_not_used_gives_an_invalid_tensor_if_allowed()
    {
        var (x, unused) = (Leaf(1), Leaf(1));

        var gradients = autograd.grad([(x * 2).sum()], [x, unused], allow_unused: true);

        Values.AreClose([2], gradients[0]);
        Assert.IsTrue(gradients[1].IsInvalid);
    }

    [TestMethod]
    public void Backward_accumulates_until_the_gradients_are_cleared()
    {
        var weight = new Parameter(tensor(new float[] { 1, 1 }));
        using var optimizer = optim.SGD([weight], 1);

        (weight * 2).sum().backward();
        (weight * 3).sum().backward();
        optimizer.step();
        Values.AreClose([-4, -4], weight);

        optimizer.zero_grad();
        (weight * tensor(new float[] { 1, 0 })).sum().backward();
        optimizer.step();
        Values.AreClose([-5, -4], weight);
    }

    [TestMethod]
    public void Backward_takes_gradients_and_can_be_repeated_with_the_graph_retained()
    {
        var weight = new Parameter(tensor(new float[] { 1, 1 }));
        using var optimizer = optim.SGD([weight], 1);
        var y = weight * 2;

        y.backward([tensor(new float[] { 1, 10 })], retain_graph: true);
        y.backward([tensor(new float[] { 1, 10 })]);
        optimizer.step();

        Values.AreClose([-3, -39], weight);
    }

    [TestMethod]
    public void Gradients_survive_the_scope_of_the_step()
    {
        var weight = new Parameter(tensor(new float[] { 1 }));
        using var optimizer = optim.SGD([weight], 1);

        using (NewDisposeScope())
            (weight * 3).sum().backward();
        optimizer.step();

        Values.AreClose([-2], weight);
    }

    [TestMethod]
    public void Without_recording_there_is_nothing_to_go_back()
    {
        var x = Leaf(1);

        using (no_grad())
        {
            Assert.IsFalse(is_grad_enabled());
            Assert.IsFalse((x * 2).requires_grad);
            using (enable_grad())
                Assert.IsTrue((x * 2).requires_grad);
            Assert.IsFalse(is_grad_enabled());
        }

        Assert.IsTrue(is_grad_enabled());
        using (set_grad_enabled(false))
            Assert.IsFalse((x * 2).requires_grad);
        Assert.IsTrue((x * 2).requires_grad);
    }

    [TestMethod]
    public void Recording_is_switched_on_one_thread_only()
    {
        var other = false;
        using (no_grad())
        {
            var thread = new Thread(() => other = is_grad_enabled());
            thread.Start();
            thread.Join();
        }

        Assert.IsTrue(other);
    }

    [TestMethod]
    public void Detach_cuts_and_clone_does_not()
    {
        var x = Leaf(3);

        var gradient = autograd.grad([(x.clone() * x.detach()).sum()], [x])[0];

        Values.AreClose([3], gradient);
        Assert.IsFalse(x.detach().requires_grad);
        Assert.IsTrue(x.is_leaf);
        Assert.IsFalse(x.clone().is_leaf);
    }

    [TestMethod]
    public void Errors_of_recording_are_told()
    {
        Assert.ThrowsExactly<ExternalException>(() => ones(2).sum().backward());
        Assert.ThrowsExactly<ExternalException>(() => Leaf(1, 2).exp().backward());
        Assert.ThrowsExactly<ExternalException>(() => Leaf(1).add_(1));
        Assert.ThrowsExactly<ExternalException>(() => arange(3).requires_grad_(true));
    }

    private static Tensor Leaf(params float[] values) => tensor(values).requires_grad_(true);
}
