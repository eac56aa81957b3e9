using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.TensorIndex;

namespace Shims.TorchSharp.Tests.Tensors;

[TestClass]
public sealed class IndexingTests
{
    private DisposeScope _scope = null!;
    private Tensor _block = null!;

    [TestInitialize]
    public void Open()
    {
        _scope = NewDisposeScope();
        _block = arange(24).reshape(2, 3, 4);
    }

    [TestCleanup]
    public void Close() => _scope.Dispose();

    [TestMethod]
    public void Numbers_take_dimensions_away()
    {
        Assert.AreEqual(23, _block[1, 2, 3].item<long>());
        Assert.AreEqual(23, _block[-1, -1, -1].item<long>());
        CollectionAssert.AreEqual(new long[] { 4 }, _block[0, 1].shape);
        CollectionAssert.AreEqual(new long[] { 3, 4 }, _block[0].shape);
    }

    [TestMethod]
    public void Slices_ranges_and_ellipses_take_parts()
    {
        CollectionAssert.AreEqual(new long[] { 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 }, Values.Longs(_block[Ellipsis, Slice(1, null, 2)]));
        CollectionAssert.AreEqual(new long[] { 2, 2, 4 }, _block[.., 1..3].shape);
        CollectionAssert.AreEqual(new long[] { 11, 23 }, Values.Longs(_block[.., 2, 3]));
        CollectionAssert.AreEqual(new long[] { 8, 9 }, Values.Longs(_block[0, 2, ..2]));
        CollectionAssert.AreEqual(new long[] { 2, 3, 3 }, _block[Colon, Colon, ..^1].shape);
        CollectionAssert.AreEqual(new long[] { 1, 2, 3, 4 }, _block[None].shape);
        CollectionAssert.AreEqual(new long[] { 4, 5 }, Values.Longs(_block[(0, 1), (1, 2), (0, 2)]));
    }

    [TestMethod]
    public void A_slice_is_a_view()
    {
        _block[0].zero_();

        Assert.AreEqual(12 * 12 + 66, _block.sum().item<long>());
    }

    [TestMethod]
    public void Masks_and_index_tensors_select_elements()
    {
        CollectionAssert.AreEqual(new long[] { 21, 22, 23 }, Values.Longs(_block[_block > 20]));
        CollectionAssert.AreEqual(new long[] { 16, 20, 16 }, Values.Longs(_block[1, TensorIndex.Tensor(tensor(new long[] { 1, 2, 1 })), 0]));
        CollectionAssert.AreEqual(new long[] { 1, 14 }, Values.Longs(_block[tensor(new long[] { 0, 1 }), tensor(new long[] { 0, 0 }), tensor(new long[] { 1, 2 })]));
    }

    [TestMethod]
    public void Parts_can_be_set()
    {
        _block[1, 2, 3] = tensor(-1L);
        _block[0, .., 0] = tensor(new long[] { -2, -3, -4 });
        _block[_block == 5] = tensor(50L);
        _block.index_put_(100, Ellipsis, 2);

        Assert.AreEqual(-1, _block[1, 2, 3].item<long>());
        CollectionAssert.AreEqual(new long[] { -2, -3, -4 }, Values.Longs(_block[0, .., 0]));
        Assert.AreEqual(50, _block[0, 1, 1].item<long>());
        Assert.AreEqual(600, _block[.., .., 2].sum().item<long>());
    }

    [TestMethod]
    public void An_index_out_of_range_is_an_error()
    {
        Assert.ThrowsExactly<System.Runtime.InteropServices.ExternalException>(() => _block[2]);
        Assert.ThrowsExactly<System.Runtime.InteropServices.ExternalException>(() => _block[0, 0, 0, 0]);
        Assert.ThrowsExactly<System.Runtime.InteropServices.ExternalException>(() => _block.select(1, 3));
    }
}
