using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Views;

[TestClass]
public class VBufferTests
{
    private static VBuffer<int> Sparse => new(6, 2, [7, 9], [1, 4]);

    [TestMethod]
    public void Dense_and_sparse_vectors_give_their_items()
    {
        var dense = new VBuffer<int>(3, [1, 2, 3, 4]);
        Assert.IsTrue(dense.IsDense);
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, dense.GetValues().ToArray());
        Assert.IsTrue(dense.GetIndices().IsEmpty);
        Assert.AreEqual("Dense vector of size 3", dense.ToString());
        Assert.IsFalse(Sparse.IsDense);
        CollectionAssert.AreEqual(new[] { 1, 4 }, Sparse.GetIndices().ToArray());
        Assert.AreEqual("Sparse vector of size 6, 2 explicit values", Sparse.ToString());
        CollectionAssert.AreEqual(new[] { 0, 7, 0, 0, 9, 0 }, Sparse.DenseValues().ToArray());
        Assert.AreEqual(9, Sparse.GetItemOrDefault(4));
        Assert.AreEqual(0, Sparse.GetItemOrDefault(5));
        CollectionAssert.AreEqual(new[] { 1, 4 }, Sparse.Items().Select(i => i.Key).ToArray());
        Assert.HasCount(6, Sparse.Items(all: true));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Sparse.GetItemOrDefault(6));
    }

    [TestMethod]
    public void Constructors_check_lengths()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<int>(2, [1]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<int>(-1, []));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<int>(3, 2, [1, 2], [0]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VBuffer<int>(3, 4, [1, 2, 3, 4], null!));
        Assert.AreEqual(0, default(VBuffer<int>).Length);
    }

    [TestMethod]
    public void Copies_share_no_buffers()
    {
        int[] values = [1, 2, 3];
        var copy = default(VBuffer<int>);
        new VBuffer<int>(3, values).CopyTo(ref copy);
        values[0] = 99;
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, copy.GetValues().ToArray());
    }

    [TestMethod]
    public void Copying_keeps_sparseness_and_makes_dense_where_asked()
    {
        var copy = new VBuffer<int>(6, [1, 1, 1, 1, 1, 1]);
        Sparse.CopyTo(ref copy);
        Assert.IsFalse(copy.IsDense);
        CollectionAssert.AreEqual(new[] { 0, 7, 0, 0, 9, 0 }, copy.DenseValues().ToArray());
        Sparse.CopyToDense(ref copy);
        Assert.IsTrue(copy.IsDense);
        CollectionAssert.AreEqual(new[] { 0, 7, 0, 0, 9, 0 }, copy.GetValues().ToArray());
    }

    [TestMethod]
    public void Runs_and_spans_are_copied()
    {
        var run = default(VBuffer<int>);
        Sparse.CopyTo(ref run, 1, 4);
        CollectionAssert.AreEqual(new[] { 7, 0, 0, 9 }, run.DenseValues().ToArray());
        Sparse.CopyTo(ref run, 2, 2);
        CollectionAssert.AreEqual(new[] { 0, 0 }, run.DenseValues().ToArray());
        new VBuffer<int>(3, [1, 2, 3]).CopyTo(ref run, 1, 2);
        CollectionAssert.AreEqual(new[] { 2, 3 }, run.DenseValues().ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Sparse.CopyTo(ref run, 3, 4));
        var span = new int[8];
        Sparse.CopyTo(span, 1, -1);
        CollectionAssert.AreEqual(new[] { 0, -1, 7, -1, -1, 9, -1, 0 }, span);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Sparse.CopyTo(new int[5]));
        VBuffer<int>.Copy([1, 2, 3, 4], 1, ref run, 2);
        CollectionAssert.AreEqual(new[] { 2, 3 }, run.GetValues().ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => VBuffer<int>.Copy([1, 2], 1, ref run, 2));
    }

    [TestMethod]
    public void An_editor_reuses_buffers_that_are_long_enough()
    {
        var buffer = default(VBuffer<int>);
        var first = VBufferEditor.Create(ref buffer, 4);
        Assert.IsTrue(first.CreatedNewValues);
        for (var i = 0; i < 4; i++)
            first.Values[i] = i;
        buffer = first.Commit();
        var second = VBufferEditor.Create(ref buffer, 3);
        Assert.IsFalse(second.CreatedNewValues);
        Assert.AreEqual(2, second.Values[2]);
        buffer = second.Commit();
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, buffer.GetValues().ToArray());
    }

    [TestMethod]
    public void An_editor_makes_sparse_and_truncated_vectors()
    {
        var buffer = default(VBuffer<int>);
        var editor = VBufferEditor.Create(ref buffer, 10, 3);
        for (var i = 0; i < 3; i++)
            (editor.Values[i], editor.Indices[i]) = (i + 1, 2 * i);
        buffer = editor.CommitTruncated(2);
        Assert.AreEqual(10, buffer.Length);
        CollectionAssert.AreEqual(new[] { 0, 2 }, buffer.GetIndices().ToArray());
        var edited = VBufferEditor.CreateFromBuffer(ref buffer);
        edited.Values[0] = 5;
        buffer = edited.Commit();
        Assert.AreEqual(5, buffer.GetItemOrDefault(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() =>
        {
            var none = default(VBuffer<int>);
            VBufferEditor.Create(ref none, 2).CommitTruncated(3);
        });
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() =>
        {
            var none = default(VBuffer<int>);
            VBufferEditor.Create(ref none, 2, 3);
        });
    }

    [TestMethod]
    public void An_editor_keeps_old_values_where_asked()
    {
        var buffer = new VBuffer<int>(2, [1, 2]);
        var editor = VBufferEditor.Create(ref buffer, 5, keepOldOnResize: true);
        Assert.IsTrue(editor.CreatedNewValues);
        CollectionAssert.AreEqual(new[] { 1, 2 }, editor.Values[..2].ToArray());
    }
}
