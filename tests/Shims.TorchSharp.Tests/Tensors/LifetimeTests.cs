using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Shims.TorchSharp.Tests.Tensors;

[TestClass]
public sealed class LifetimeTests
{
    [TestMethod]
    public void A_disposed_tensor_refuses_every_use()
    {
        var tensor = ones(2);
        tensor.Dispose();
        tensor.Dispose();

        Assert.IsTrue(tensor.IsInvalid);
        Assert.ThrowsExactly<InvalidOperationException>(() => tensor.Handle);
        Assert.ThrowsExactly<InvalidOperationException>(() => tensor.shape);
        Assert.ThrowsExactly<InvalidOperationException>(() => tensor + 1);
        Assert.ThrowsExactly<InvalidOperationException>(() => ones(2) + tensor);
    }

    [TestMethod]
    public void A_handle_can_be_given_away_and_taken_over()
    {
        using var tensor = arange(3);
        var before = Tensor.TotalCount;

        var handle = tensor.DecoupleFromNativeHandle();
        Assert.AreEqual(before - 1, Tensor.TotalCount);
        using var other = Tensor.UnsafeCreateTensor(handle);

        Assert.AreEqual(before, Tensor.TotalCount);
        Assert.IsTrue(tensor.IsInvalid);
        CollectionAssert.AreEqual(new long[] { 0, 1, 2 }, Values.Longs(other));
    }

    [TestMethod]
    public void The_finalizer_gives_forgotten_tensors_back()
    {
        var before = Tensor.TotalCount;
        Forget();

        for (var i = 0; i < 20 && Tensor.TotalCount > before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.IsLessThanOrEqualTo(before, Tensor.TotalCount);
    }

    [TestMethod]
    public void An_alias_lives_on_after_its_origin()
    {
        var tensor = ones(2);
        using var alias = tensor.alias();
        alias.fill_(3);

        Assert.AreEqual(3, tensor[1].item<float>());
        tensor.Dispose();
        Assert.AreEqual(3, alias[0].item<float>());
    }

    [TestMethod]
    public void PeakCount_is_at_least_TotalCount()
    {
        using var tensor = ones(1);

        Assert.IsGreaterThanOrEqualTo(Tensor.TotalCount, Tensor.PeakCount);
        Assert.IsGreaterThan(0, Tensor.TotalCount);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        for (var i = 0; i < 100; i++)
            _ = ones(1000);
    }
}
