using TorchSharp;
using static TorchSharp.torch;

namespace Shims.TorchSharp.Tests.Scopes;

[TestClass]
public sealed class DisposeScopeTests
{
    [TestMethod]
    public void A_scope_disposes_what_was_made_in_it_and_nothing_else()
    {
        using var before = ones(2);
        Tensor inside;
        using (var scope = NewDisposeScope())
        {
            inside = ones(3);
            using var early = ones(4);
            early.Dispose();
            Assert.AreEqual(1, scope.DisposablesCount);
        }

        Assert.IsTrue(inside.IsInvalid);
        Assert.IsFalse(before.IsInvalid);
    }

    [TestMethod]
    public void Live_tensors_are_back_to_the_number_before_after_success_and_after_an_exception()
    {
        var before = Tensor.TotalCount;

        using (NewDisposeScope())
            _ = (ones(3, 3).matmul(ones(3, 3)) + 1).sum();
        var afterSuccess = Tensor.TotalCount;

        Assert.ThrowsExactly<System.Runtime.InteropServices.ExternalException>(() =>
        {
            using var scope = NewDisposeScope();
            _ = ones(2, 3).exp().mm(ones(2, 3));
        });

        Assert.AreEqual(before, afterSuccess);
        Assert.AreEqual(before, Tensor.TotalCount);
    }

    [TestMethod]
    public void MoveToOuterDisposeScope_hands_a_tensor_to_the_scope_around()
    {
        Tensor moved, lost;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                moved = ones(2).MoveToOuterDisposeScope();
                lost = ones(2);
            }

            Assert.IsFalse(moved.IsInvalid);
            Assert.IsTrue(lost.IsInvalid);
        }

        Assert.IsTrue(moved.IsInvalid);
    }

    [TestMethod]
    public void MoveToOuterDisposeScope_of_the_outermost_scope_leaves_the_tensor_to_the_caller()
    {
        Tensor moved;
        using (NewDisposeScope())
            moved = ones(2).MoveToOuterDisposeScope();

        using (moved)
            Assert.AreEqual(2, moved.numel());
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

    [TestMethod]
    public void DisposeEverythingBut_keeps_what_it_is_given_and_the_scope_goes_on()
    {
        using var scope = NewDisposeScope();
        var (first, second, third) = (ones(1), ones(2), ones(3));

        var kept = scope.DisposeEverythingBut(first, third);

        Assert.AreSame(first, kept.first);
        Assert.IsFalse(third.IsInvalid);
        Assert.IsTrue(second.IsInvalid);
        Assert.AreEqual(2, scope.DisposablesCount);
    }

    [TestMethod]
    public void MoveToOuter_of_a_scope_takes_several_tensors()
    {
        using var outer = NewDisposeScope();
        Tensor[] moved;
        using (var inner = NewDisposeScope())
        {
            var (a, b) = inner.MoveToOuter(ones(1), ones(2));
            var (c, d, e) = inner.MoveToOuter(ones(1), ones(2), ones(3));
            moved = [a, b, c, d, e];
        }

        Assert.IsTrue(moved.All(outer.Contains));
        Assert.IsTrue(moved.All(tensor => !tensor.IsInvalid));
    }

    [TestMethod]
    public void A_tensor_of_another_thread_is_not_in_the_scope()
    {
        Tensor? other = null;
        using (NewDisposeScope())
        {
            var thread = new Thread(() => other = ones(2));
            thread.Start();
            thread.Join();
        }

        using (other)
            Assert.IsFalse(other!.IsInvalid);
    }

    [TestMethod]
    public void An_inner_scope_that_outlives_its_outer_one_still_works()
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        var made = ones(2);

        outer.Dispose();
        Assert.IsFalse(made.IsInvalid);
        inner.Dispose();

        Assert.IsTrue(made.IsInvalid);
    }

    [TestMethod]
    public void WrappedTensorDisposeScope_keeps_the_result_alone()
    {
        Tensor? part = null;

        using var result = WrappedTensorDisposeScope(() =>
        {
            part = ones(2);
            return part + 1;
        });

        Assert.IsTrue(part!.IsInvalid);
        Assert.IsFalse(result.IsInvalid);
    }

    [TestMethod]
    public void Statistics_count_the_tensors_of_this_thread()
    {
        var statistics = DisposeScopeManager.Statistics;
        statistics.Reset();

        using var outside = ones(1);
        long live;
        using (NewDisposeScope())
        {
            _ = ones(1);
            _ = ones(1);
            live = statistics.ThreadTotalLiveCount;
            using var detached = ones(1).DetachFromDisposeScope();
        }

        Assert.AreEqual(2, live);
        Assert.AreEqual(1, statistics.CreatedOutsideScopeCount);
        Assert.AreEqual(3, statistics.CreatedInScopeCount);
        Assert.AreEqual(2, statistics.DisposedInScopeCount);
        Assert.AreEqual(1, statistics.DetachedFromScopeCount);
        Assert.AreEqual(0, statistics.ThreadTotalLiveCount);
    }
}
