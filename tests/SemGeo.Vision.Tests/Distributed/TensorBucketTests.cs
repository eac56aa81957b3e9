using SemGeo.Vision.Distributed;
using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Distributed;

[TestClass]
public sealed class TensorBucketTests
{
    [TestMethod]
    public void Tensors_are_parted_in_their_order_by_size_and_type()
    {
        using var scope = NewDisposeScope();

        // 20, 4 and 4 MB, then 32 MB, then another type.
        Tensor[] tensors = [zeros(5_000_000), zeros(1_000_000), zeros(1_000_000), zeros(8_000_000), zeros(1), zeros(1, dtype: float64)];

        var parts = TensorBucket.Divide(tensors);

        CollectionAssert.AreEqual(new long[] { 6_000_000, 1_000_000, 8_000_000, 1, 1 }, parts.Select(part => part.Sum(tensor => tensor.numel())).ToArray());
    }

    [TestMethod]
    public void What_is_filled_in_comes_out_in_any_order_of_memory()
    {
        using var scope = NewDisposeScope();
        var (turned, scalar) = (arange(6, float32).view(2, 3).t(), tensor(7f));
        using var bucket = new TensorBucket([turned, scalar], onGpu: false);
        var (first, second) = (zeros(3, 2), zeros([]));

        bucket.Fill([turned, scalar]);
        bucket.Empty([first, second]);

        Assert.IsTrue(first.eq(turned).all().ToBoolean());
        Assert.AreEqual(7f, second.ToSingle());
        Assert.AreEqual(28, bucket.ByteCount);
        Assert.IsTrue(bucket.Fits([first, second]));
        Assert.IsFalse(bucket.Fits([first]));
    }

    [TestMethod]
    public void A_process_alone_has_its_own_values()
    {
        using var others = Communicator.Create(null);
        double[] values = [1, 2];

        others.Sum(values);

        CollectionAssert.AreEqual(new double[] { 1, 2 }, values);
        Assert.AreEqual((0, 1), (others.Rank, others.Size));
        CollectionAssert.AreEqual(new byte[] { 5 }, others.Gather([5])[0]);
    }
}
