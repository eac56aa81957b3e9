using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Torch;

/// <summary>Who disposes a tensor: every network and step here leaves its results to a scope by these rules.</summary>
[TestClass]
public sealed class DisposeScopeTests
{
    [TestMethod]
    public void A_scope_disposes_what_was_made_in_it_and_nothing_else()
    {
        using var before = ones(2);
        Tensor inside;
        using (NewDisposeScope())
            inside = ones(3);

        Assert.IsTrue(inside.IsInvalid);
        Assert.IsFalse(before.IsInvalid);
    }

    [TestMethod]
    public void An_exception_closes_the_scope_too()
    {
        Tensor? inside = null;

        Assert.Throws<Exception>(() =>
        {
            using var scope = NewDisposeScope();
            inside = ones(2, 3);
            _ = inside.mm(inside);
        });

        Assert.IsTrue(inside!.IsInvalid);
        Assert.IsNull(CurrentDisposeScope);
    }

    [TestMethod]
    public void MoveToOuterDisposeScope_hands_a_tensor_to_the_scope_around_or_to_the_caller()
    {
        Tensor moved, lost, own;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                moved = ones(2).MoveToOuterDisposeScope();
                lost = ones(2);
            }

            Assert.IsFalse(moved.IsInvalid);
            Assert.IsTrue(lost.IsInvalid);
            own = ones(2).MoveToOuterDisposeScope();
        }

        Assert.IsTrue(moved.IsInvalid);
        Assert.IsFalse(own.IsInvalid);
        own.Dispose();
    }

    [TestMethod]
    public void DetachFromDisposeScope_leaves_the_tensor_to_the_caller()
    {
        Tensor detached;
        using (NewDisposeScope())
        using (NewDisposeScope())
            detached = ones(2).DetachFromDisposeScope();

        using (detached)
            Assert.IsFalse(detached.IsInvalid);
    }

    // Preparing threads and the training thread each have scopes of their own; an await would lose its scope.
    [TestMethod]
    public void A_scope_is_its_threads_own()
    {
        Tensor? other = null;
        DisposeScope? seen = null;
        using (NewDisposeScope())
        {
            var thread = new Thread(() => (seen, other) = (CurrentDisposeScope, ones(2)));
            thread.Start();
            thread.Join();
        }

        Assert.IsNull(seen);
        using (other)
            Assert.IsFalse(other!.IsInvalid);
    }

    [TestMethod]
    public void Parameters_of_layers_made_in_a_scope_outlive_it()
    {
        Linear layer;
        using (NewDisposeScope())
            layer = nn.Linear(2, 2);

        using (layer)
        {
            CollectionAssert.AreEqual(new[] { false, false }, layer.parameters().Select(parameter => parameter.IsInvalid).ToArray());
            using var result = layer.call(ones(1, 2));
            Assert.AreEqual(2, result.numel());
        }
    }

    [TestMethod]
    public void A_disposed_tensor_refuses_every_use_and_an_alias_of_it_lives_on()
    {
        var tensor = ones(2);
        using var alias = tensor.alias();
        tensor.Dispose();
        tensor.Dispose();

        Assert.Throws<InvalidOperationException>(() => tensor.shape);
        Assert.Throws<InvalidOperationException>(() => tensor + 1);
        Assert.AreEqual(2, alias.sum().item<float>());
    }
}
