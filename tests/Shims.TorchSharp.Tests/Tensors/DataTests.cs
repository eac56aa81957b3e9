using TorchSharp;
using static TorchSharp.torch;

namespace Shims.TorchSharp.Tests.Tensors;

[TestClass]
public sealed class DataTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void Open() => _scope = NewDisposeScope();

    [TestCleanup]
    public void Close() => _scope.Dispose();

    [TestMethod]
    public void Bytes_read_and_write_the_memory()
    {
        var numbers = tensor(new float[] { 1, 2, 3 });
        var copy = zeros(3);

        copy.bytes = numbers.bytes;
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(copy.bytes)[1] = 7;

        Assert.AreEqual(12, copy.bytes.Length);
        CollectionAssert.AreEqual(new float[] { 1, 7, 3 }, copy.data<float>().ToArray());
    }

    [TestMethod]
    public void Bytes_of_another_size_or_of_a_strided_tensor_are_refused()
    {
        var matrix = ones(2, 3);

        Assert.ThrowsExactly<ArgumentException>(() => matrix.bytes = new byte[23]);
        Assert.Throws<SystemException>(() => matrix.t().bytes.ToArray());
        Assert.Throws<SystemException>(() => matrix.t().bytes = new byte[24]);
    }

    [TestMethod]
    public void Data_of_a_strided_tensor_comes_in_row_major_order()
    {
        var matrix = arange(6).reshape(2, 3).t();
        var target = new long[8];

        matrix.data<long>().CopyTo(target, 1);

        CollectionAssert.AreEqual(new long[] { 0, 3, 1, 4, 2, 5 }, matrix.data<long>().ToArray());
        CollectionAssert.AreEqual(new long[] { 0, 0, 3, 1, 4, 2, 5, 0 }, target);
        Assert.AreEqual(4, matrix.data<long>()[1, 1]);
        Assert.AreEqual(6, matrix.data<long>().Count);
    }

    [TestMethod]
    public void Data_can_be_written()
    {
        var vector = zeros(4);

        vector.data<float>().CopyFrom(new float[] { 9, 8, 7 }, 1, 2);
        vector.data<float>()[0] = 5;

        CollectionAssert.AreEqual(new float[] { 5, 0, 8, 7 }, vector.data<float>().ToArray());
    }

    [TestMethod]
    public void Data_of_another_type_or_place_is_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => ones(2).data<double>());
        Assert.ThrowsExactly<ArgumentException>(() => ones(2).ReadCpuInt64(0));
        Assert.AreEqual(1, ones(2).ReadCpuSingle(1));
        Assert.ThrowsExactly<IndexOutOfRangeException>(() => ones(2).data<float>()[2]);
    }

    [TestMethod]
    public void Item_is_the_only_element()
    {
        Assert.AreEqual(2.5f, tensor(2.5f).item<float>());
        Assert.AreEqual(7L, tensor(new long[] { 7 }).item<long>());
        Assert.ThrowsExactly<ArgumentException>(() => ones(2).item<float>());
        Assert.ThrowsExactly<ArgumentException>(() => ones(1).item<int>());
    }

    [TestMethod]
    public void ToScalar_and_its_conversions_know_every_type()
    {
        Assert.AreEqual(3, tensor(3.7).ToScalar().ToInt32());
        Assert.AreEqual(3L, ((Tensor)(byte)3).ToInt64());
        Assert.AreEqual(2.5, tensor(2.5f).ToDouble());
        Assert.IsTrue(((Tensor)true).ToBoolean());
        Assert.AreEqual(-4f, (float)tensor(-4));
    }

    [TestMethod]
    [DataRow(typeof(byte), ScalarType.Byte)]
    [DataRow(typeof(sbyte), ScalarType.Int8)]
    [DataRow(typeof(short), ScalarType.Int16)]
    [DataRow(typeof(int), ScalarType.Int32)]
    [DataRow(typeof(long), ScalarType.Int64)]
    [DataRow(typeof(float), ScalarType.Float32)]
    [DataRow(typeof(double), ScalarType.Float64)]
    public void Arrays_of_every_number_become_tensors(Type type, ScalarType expected)
    {
        var array = Array.CreateInstance(type, 2, 3);
        array.SetValue(Convert.ChangeType(5, type), 1, 2);

        var result = from_array(array);

        Assert.AreEqual(expected, result.dtype);
        CollectionAssert.AreEqual(new long[] { 2, 3 }, result.shape);
        CollectionAssert.AreEqual(new float[] { 0, 0, 0, 0, 0, 5 }, Values.Floats(result));
    }

    [TestMethod]
    public void Tensor_takes_elements_in_a_shape_and_of_a_type()
    {
        var matrix = tensor(new float[] { 1, 2, 3, 4 }, new long[] { 2, 2 });
        var nested = tensor(new[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        var wide = tensor(new float[] { 1, 0 }, ScalarType.Float64);
        var flags = tensor(new[] { true, false });
        var list = tensor(new List<long> { 4, 5 });

        Assert.AreEqual(3, matrix[1, 0].item<float>());
        CollectionAssert.AreEqual(new long[] { 2, 3 }, nested.shape);
        Assert.AreEqual(ScalarType.Int32, nested.dtype);
        Assert.AreEqual(ScalarType.Float64, wide.dtype);
        Assert.AreEqual(ScalarType.Bool, flags.dtype);
        CollectionAssert.AreEqual(new long[] { 4, 5 }, list.data<long>().ToArray());
        Assert.AreEqual(0, tensor(5).ndim);
    }

    [TestMethod]
    public void Tensor_refuses_a_shape_with_more_elements_than_the_array()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => tensor(new float[] { 1, 2, 3 }, new long[] { 2, 2 }));

        StringAssert.Contains(error.Message, "4 vs. 3");
    }

    [TestMethod]
    public void To_converts_and_keeps_the_memory_where_it_can()
    {
        var numbers = tensor(new float[] { 1.9f, -1.9f, 0 });

        CollectionAssert.AreEqual(new long[] { 1, -1, 0 }, numbers.to(ScalarType.Int64).data<long>().ToArray());
        CollectionAssert.AreEqual(new[] { true, true, false }, numbers.to(ScalarType.Bool).data<bool>().ToArray());
        numbers.to(ScalarType.Float32).fill_(8);
        Assert.AreEqual(8, numbers[0].item<float>());
        numbers.clone().fill_(9);
        numbers.to_type(ScalarType.Float32, true).fill_(9);
        Assert.AreEqual(8, numbers[0].item<float>());
        Assert.AreEqual(ScalarType.Float64, numbers.type_as(zeros(1, ScalarType.Float64)).dtype);
    }

    [TestMethod]
    public void The_CPU_is_the_only_device_here()
    {
        var numbers = ones(2);

        Assert.AreEqual(DeviceType.CPU, numbers.device.type);
        Assert.AreEqual(DeviceType.CPU, numbers.to(CPU).device_type);
        Assert.AreEqual("cpu", numbers.device.ToString());
        Assert.AreEqual(cuda.is_available(), cuda.device_count() > 0);
        Assert.AreEqual(1, new Device("cuda:1").index);
    }

    [TestMethod]
    public void Shapes_strides_and_sizes_are_told()
    {
        var block = zeros(2, 3, 4);

        CollectionAssert.AreEqual(new long[] { 2, 3, 4 }, block.shape);
        CollectionAssert.AreEqual(new long[] { 12, 4, 1 }, block.stride());
        Assert.AreEqual(4, block.size(-1));
        Assert.AreEqual(24, block.numel());
        Assert.AreEqual(3, block.ndim);
        Assert.AreEqual(4, block.ElementSize);
        Assert.IsTrue(block.is_contiguous());
        Assert.IsFalse(block.permute(2, 0, 1).is_contiguous());
        Assert.AreEqual(0, zeros(0, 5).numel());
        Assert.AreEqual(0, zeros(0, 5).bytes.Length);
    }
}
