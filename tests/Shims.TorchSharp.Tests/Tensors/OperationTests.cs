using TorchSharp;
using static TorchSharp.torch;

namespace Shims.TorchSharp.Tests.Tensors;

[TestClass]
public sealed class OperationTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void Open() => _scope = NewDisposeScope();

    [TestCleanup]
    public void Close() => _scope.Dispose();

    [TestMethod]
    public void Operators_work_element_by_element_and_broadcast()
    {
        var a = tensor(new float[] { 1, 2, 3, 4 }, new long[] { 2, 2 });
        var b = tensor(new float[] { 10, 20 });

        Values.AreClose([11, 22, 13, 24], a + b);
        Values.AreClose([-9, -18, -7, -16], a - b);
        Values.AreClose([10, 40, 30, 80], a * b);
        Values.AreClose([0.1f, 0.1f, 0.3f, 0.2f], a / b);
        Values.AreClose([3, 4, 5, 6], a + 2);
        Values.AreClose([1, 0, -1, -2], 2 - a);
        Values.AreClose([12, 6, 4, 3], 12 / a);
        Values.AreClose([1, 0, 1, 0], a % 2);
        Values.AreClose([-1, -2, -3, -4], -a);
        Values.AreClose([1, 4, 9, 16], a.pow(2));
        Values.AreClose([21, 42, 23, 44], a.add(b, 2));
    }

    [TestMethod]
    public void Comparisons_and_bits_give_masks()
    {
        var a = tensor(new float[] { 1, 2, 3 });

        CollectionAssert.AreEqual(new[] { false, true, true }, (a >= 2).data<bool>().ToArray());
        CollectionAssert.AreEqual(new[] { false, true, false }, (a == 2).data<bool>().ToArray());
        CollectionAssert.AreEqual(new[] { true, false, true }, (a != 2).data<bool>().ToArray());
        CollectionAssert.AreEqual(new[] { false, true, false }, ((a > 1) & (a < 3)).data<bool>().ToArray());
        CollectionAssert.AreEqual(new[] { true, false, false }, (~(a > 1)).data<bool>().ToArray());
        CollectionAssert.AreEqual(new[] { false, true, false }, tensor(new float[] { 1, float.NaN, 2 }).isnan().data<bool>().ToArray());
        Assert.IsTrue(a.allclose(a + 1e-7f));
        Assert.IsFalse(a.allclose(a + 1e-2f));
        Assert.IsTrue(a.Equals(a.clone()));
        Assert.IsFalse(a.Equals(a + 1));
    }

    [TestMethod]
    public void Mathematics_of_one_element()
    {
        var a = tensor(new float[] { -1.5f, 0.25f, 2 });

        Values.AreClose([1.5f, 0.25f, 2], a.abs());
        Values.AreClose([0.22313f, 1.284025f, 7.389056f], a.exp());
        Values.AreClose([-2, 0, 2], a.floor());
        Values.AreClose([-1, 1, 2], a.ceil());
        Values.AreClose([-1, 0.25f, 1], a.clamp(-1, 1));
        Values.AreClose([0, 0.25f, 2], a.relu());
        Values.AreClose([0.1824255f, 0.5621765f, 0.8807971f], a.sigmoid());
        Values.AreClose([-0.9051483f, 0.2449187f, 0.9640276f], a.tanh());
        Values.AreClose([2.25f, 0.0625f, 4], a.square());
        Values.AreClose([0.5f, 1.4142135f], tensor(new float[] { 0.25f, 2 }).sqrt());
        Values.AreClose([-0.7f, 0], tensor(new float[] { MathF.Exp(-0.7f), 1 }).log());
        Values.AreClose([2, 0.25f, -1.5f], a.flip(0));
        Values.AreClose([3, 2], tensor(new float[] { 7, 7 }).div(tensor(new float[] { 2, 3 }), RoundingMode.floor));
    }

    [TestMethod]
    public void Reductions_over_all_and_over_dimensions()
    {
        var a = tensor(new float[] { 1, 2, 3, 4, 5, 9 }, new long[] { 2, 3 });

        Assert.AreEqual(24, a.sum().item<float>());
        Values.AreClose([6, 18], a.sum(1));
        Values.AreClose([2.5f, 3.5f, 6], a.mean(new long[] { 0 }));
        CollectionAssert.AreEqual(new long[] { 1, 3 }, a.mean(new long[] { 0 }, true).shape);
        Assert.AreEqual(4, a.mean().item<float>());
        Assert.AreEqual(2.828427f, a.std().item<float>(), 1e-5f);
        Assert.AreEqual(2.581989f, a.std(false).item<float>(), 1e-5f);
        Values.AreClose([2.25f, 2.25f, 9], a.var(0, false));
        Assert.AreEqual(9, a.max().item<float>());
        Assert.AreEqual(1, a.min().item<float>());
        var (values, indexes) = a.max(1);
        Values.AreClose([3, 9], values);
        CollectionAssert.AreEqual(new long[] { 2, 2 }, Values.Longs(indexes));
        Assert.AreEqual(5, a.argmax().item<long>());
        CollectionAssert.AreEqual(new long[] { 1, 1, 1 }, Values.Longs(a.argmax(0)));
        Values.AreClose([1, 3, 6, 4, 9, 18], a.cumsum(1));
        Assert.AreEqual(11.661904f, a.norm().item<float>(), 1e-5f);
        Assert.IsTrue(a.gt(0).all().item<bool>());
        Assert.IsTrue(a.gt(8).any().item<bool>());
        Values.AreClose([3.407606f, 9.024745f], a.logsumexp(1));
        Assert.AreEqual(136.0, a.to(ScalarType.Int64).square().sum(ScalarType.Float64).item<double>());
    }

    [TestMethod]
    public void Order_topk_sort_and_argsort()
    {
        var a = tensor(new float[] { 3, 1, 2, 5, 4 });

        var (values, indexes) = a.topk(2);
        Values.AreClose([5, 4], values);
        CollectionAssert.AreEqual(new long[] { 3, 4 }, Values.Longs(indexes));
        var (sorted, positions) = a.sort();
        Values.AreClose([1, 2, 3, 4, 5], sorted);
        CollectionAssert.AreEqual(new long[] { 1, 2, 0, 4, 3 }, Values.Longs(positions));
        CollectionAssert.AreEqual(new long[] { 3, 4, 0, 2, 1 }, Values.Longs(a.argsort(0, true)));
        Assert.AreEqual(3, a.median().item<float>());
    }

    [TestMethod]
    public void Shapes_change_without_the_elements()
    {
        var a = arange(6);

        CollectionAssert.AreEqual(new long[] { 3, 2 }, a.reshape(3, -1).shape);
        CollectionAssert.AreEqual(new long[] { 0, 3, 1, 4, 2, 5 }, Values.Longs(a.view(2, 3).transpose(0, 1).contiguous()));
        CollectionAssert.AreEqual(new long[] { 3, 1, 2 }, a.view(1, 2, 3).permute(2, 0, 1).shape);
        CollectionAssert.AreEqual(new long[] { 6, 1 }, a.unsqueeze(1).shape);
        CollectionAssert.AreEqual(new long[] { 6 }, a.view(1, 6, 1).squeeze().shape);
        CollectionAssert.AreEqual(new long[] { 1, 6 }, a.view(1, 6, 1).squeeze(2).shape);
        CollectionAssert.AreEqual(new long[] { 2, 6 }, a.view(1, 6).expand(2, 6).shape);
        CollectionAssert.AreEqual(new long[] { 12 }, a.repeat(2).shape);
        CollectionAssert.AreEqual(new long[] { 2, 3 }, Values.Longs(a.narrow(0, 2, 2)));
        CollectionAssert.AreEqual(new long[] { 2, 12 }, ones(2, 3, 4).flatten(1).shape);
        Assert.HasCount(3, a.chunk(3));
        CollectionAssert.AreEqual(new long[] { 4, 5 }, Values.Longs(a.split(new long[] { 4, 2 })[1]));
        CollectionAssert.AreEqual(new long[] { 4, 5, 0, 1, 2, 3 }, Values.Longs(a.roll(2)));
        CollectionAssert.AreEqual(new long[] { 3, 4, 5 }, Values.Longs(a.view(2, 3).unbind()[1]));
    }

    [TestMethod]
    public void Elements_are_gathered_scattered_and_masked()
    {
        var a = tensor(new float[] { 1, 2, 3, 4, 5, 6 }, new long[] { 2, 3 });
        var index = tensor(new long[] { 2, 0 }, new long[] { 2, 1 });

        Values.AreClose([3, 4], a.gather(1, index));
        Values.AreClose([3, 1, 6, 4], a.index_select(1, tensor(new long[] { 2, 0 })));
        Values.AreClose([0, 0, 9, 8, 0, 0], zeros(2, 3).scatter_(1, index, tensor(new float[] { 9, 8 }, new long[] { 2, 1 })));
        Values.AreClose([1, 2, 0, 0, 0, 0], a.masked_fill(a > 2, 0));
        Values.AreClose([3, 4, 5, 6], a.masked_select(a > 2));
        Values.AreClose([1, 2, -1, -1, -1, -1], where(a > 2, full(new long[] { 2, 3 }, -1f), a));
        CollectionAssert.AreEqual(new long[] { 1, 1, 1, 2 }, Values.Longs((a > 4).nonzero()));
    }

    [TestMethod]
    public void Matrices_are_multiplied()
    {
        var a = tensor(new float[] { 1, 2, 3, 4 }, new long[] { 2, 2 });
        var v = tensor(new float[] { 1, -1 });

        Values.AreClose([7, 10, 15, 22], a.mm(a));
        Values.AreClose([-1, -1], a.matmul(v));
        Values.AreClose([7, 10, 15, 22, 7, 10, 15, 22], a.expand(2, 2, 2).bmm(a.expand(2, 2, 2)));
        Values.AreClose([7.5f, 10.5f, 15.5f, 22.5f], full(new long[] { 1 }, 0.5f).addmm(a, a));
        Assert.AreEqual(2, v.dot(v).item<float>());
        Values.AreClose([5, 11, 11, 25], einsum("ij,kj->ik", a, a));
        Values.AreClose([1, -1, -1, 1], v.outer(v));
    }

    [TestMethod]
    public void Factories_fill_join_and_count()
    {
        Values.AreClose([0, 0], zeros(2));
        Values.AreClose([1, 0, 0, 1], eye(2));
        Values.AreClose([1, 1.5f, 2], linspace(1, 2, 3));
        Values.AreClose([3, 3], full(2, 3f));
        CollectionAssert.AreEqual(new long[] { 1, 3 }, Values.Longs(arange(1, 5, 2)));
        Assert.AreEqual(ScalarType.Int64, arange(3).dtype);
        Assert.AreEqual(ScalarType.Float32, arange(0f, 3f).dtype);
        Values.AreClose([1, 1, 0, 0], cat(new List<Tensor> { ones(2), zeros(2) }));
        CollectionAssert.AreEqual(new long[] { 2, 3 }, stack(new[] { ones(3), zeros(3) }).shape);
        CollectionAssert.AreEqual(new long[] { 3, 2 }, stack(new[] { ones(3), zeros(3) }, 1).shape);
        Assert.AreEqual(ScalarType.Float64, zeros_like(ones(2, ScalarType.Float64)).dtype);
        Values.AreClose([5, 5], full_like(ones(2), 5));
        Assert.AreEqual(ScalarType.Int64, ones(2, ScalarType.Int64).dtype);
        CollectionAssert.AreEqual(new long[] { 2, 3, 4, 5 }, empty(2, 3, 4, 5).shape);
        Assert.ThrowsExactly<ArgumentException>(() => cat(new List<Tensor>()));
    }

    [TestMethod]
    public void In_place_operations_change_the_tensor_itself()
    {
        var a = tensor(new float[] { 1, 2, 3 });

        a.add_(1);
        a.mul_(2);
        a.sub_(tensor(new float[] { 1, 1, 1 }));
        a.div_(2);
        a.clamp_(2, 3);

        Values.AreClose([2, 2.5f, 3], a);
        a.copy_(ones(1));
        Values.AreClose([1, 1, 1], a);
        a.zero_();
        a[1].fill_(4);
        Values.AreClose([0, 4, 0], a);
    }
}
