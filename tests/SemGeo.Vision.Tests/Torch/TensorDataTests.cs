using System.Runtime.InteropServices;
using SemGeo.Vision.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Torch;

/// <summary>The memory below tensors, which photos, weights and checkpoints are copied to and from.</summary>
[TestClass]
public sealed class TensorDataTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void Open() => _scope = NewDisposeScope();

    [TestCleanup]
    public void Close() => _scope.Dispose();

    [TestMethod]
    public void Bytes_are_the_memory_itself()
    {
        var numbers = tensor(new float[] { 1, 2, 3 });
        var copy = zeros(3);

        numbers.bytes.CopyTo(copy.bytes);
        MemoryMarshal.Cast<byte, float>(copy.bytes)[1] = 7;

        Assert.AreEqual(12, copy.bytes.Length);
        CollectionAssert.AreEqual(new float[] { 1, 7, 3 }, copy.data<float>().ToArray());
        Assert.AreEqual(0, zeros(0, 5).bytes.Length);
    }

    [TestMethod]
    public void Bytes_of_a_strided_tensor_are_refused_and_its_data_come_in_row_major_order()
    {
        var matrix = arange(6).reshape(2, 3).t();

        Assert.Throws<SystemException>(() => matrix.bytes.ToArray());
        CollectionAssert.AreEqual(new long[] { 0, 3, 1, 4, 2, 5 }, matrix.data<long>().ToArray());
        CollectionAssert.AreEqual(new long[] { 0, 3, 1, 4, 2, 5 }, MemoryMarshal.Cast<byte, long>(matrix.contiguous().bytes).ToArray());
    }

    [TestMethod]
    public void Views_share_the_storage_that_copies_do_not()
    {
        var block = zeros(2, 3);

        Assert.AreEqual(block.storage<float>().data_ptr(), block[1].storage<float>().data_ptr());
        Assert.AreEqual(block.storage<float>().data_ptr(), block.permute(1, 0).storage<float>().data_ptr());
        Assert.AreNotEqual(block.storage<float>().data_ptr(), block.clone().storage<float>().data_ptr());
    }

    [TestMethod]
    [DataRow(ScalarType.Float16, "F16", 2)]
    [DataRow(ScalarType.BFloat16, "BF16", 2)]
    [DataRow(ScalarType.Float32, "F32", 4)]
    [DataRow(ScalarType.Float64, "F64", 8)]
    [DataRow(ScalarType.Int64, "I64", 8)]
    [DataRow(ScalarType.Bool, "BOOL", 1)]
    public void An_element_takes_as_many_bytes_as_in_a_safetensors_file(ScalarType type, string stored, int bytes)
    {
        Assert.AreEqual(bytes, zeros(3, type).ElementSize);
        Assert.AreEqual(3 * bytes, zeros(3, type).bytes.Length);
        Assert.AreEqual(bytes, SafeTensorTypes.SizeOf(SafeTensorTypes.Parse("t", stored)));
    }

    [TestMethod]
    public void Strides_of_a_permuted_tensor_are_those_of_channels_last()
    {
        var interleaved = arange(2 * 4 * 5 * 3, ScalarType.Float32).reshape(2, 4, 5, 3).permute(0, 3, 1, 2);

        CollectionAssert.AreEqual(new long[] { 2, 3, 4, 5 }, interleaved.shape);
        CollectionAssert.AreEqual(new long[] { 60, 1, 15, 3 }, interleaved.stride());
        using var layer = nn.Conv2d(3, 6, 3, padding: 1);
        CollectionAssert.AreEqual(new long[] { 120, 1, 30, 6 }, layer.call(interleaved).stride());
        Assert.IsTrue(layer.call(interleaved).allclose(layer.call(interleaved.contiguous()), 1e-4, 1e-3));
    }
}
