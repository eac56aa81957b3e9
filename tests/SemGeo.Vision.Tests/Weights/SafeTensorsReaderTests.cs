using System.Buffers.Binary;
using System.Text;
using SemGeo.Vision.Weights;

namespace SemGeo.Vision.Tests.Weights;

[TestClass]
public sealed class SafeTensorsReaderTests
{
    private const string TwoTensors =
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"I64","shape":[],"data_offsets":[8,16]},"__metadata__":{"made by":"hand"}}""";

    [TestMethod]
    public void A_file_written_by_hand_is_read()
    {
        var reader = new SafeTensorsReader(File(TwoTensors, [0, 0, 128, 63, 0, 0, 0, 64, 7, 0, 0, 0, 0, 0, 0, 0]));

        Assert.AreEqual("hand", reader.Header.Metadata["made by"]);
        var a = reader.MoveNext();
        Assert.AreEqual("a F32 [2]", $"{a?.Name} {a?.Describe()}");
        var data = new byte[8];
        reader.Read(data);
        Assert.AreEqual(1f, BinaryPrimitives.ReadSingleLittleEndian(data));
        Assert.AreEqual(2f, BinaryPrimitives.ReadSingleLittleEndian(data.AsSpan(4)));
        var b = reader.MoveNext();
        Assert.AreEqual("b I64 []", $"{b?.Name} {b?.Describe()}");
        reader.Read(data);
        Assert.AreEqual(7, BinaryPrimitives.ReadInt64LittleEndian(data));
        Assert.IsNull(reader.MoveNext());
    }

    [TestMethod]
    public void Tensors_come_in_the_order_of_their_data_and_unread_ones_are_skipped()
    {
        const string header = """{"late":{"dtype":"U8","shape":[1],"data_offsets":[3,4]},"early":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""";
        var reader = new SafeTensorsReader(File(header, [1, 2, 3, 4]));

        Assert.AreEqual("early", reader.MoveNext()?.Name);
        Assert.AreEqual("late", reader.MoveNext()?.Name);
        var data = new byte[1];
        reader.Read(data);
        Assert.AreEqual(4, data[0]);
    }

    [TestMethod]
    public void More_tensors_than_any_network_has_are_refused()
    {
        var header = $$"""{{{string.Join(',', Enumerable.Range(0, 100_001).Select(i => $$"""
            "{{i}}":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}
            """))}}}""";

        Assert.Contains("asks for 100,001 values, and at most 100,000 are read", Assert.ThrowsExactly<WeightFormatException>(() => new SafeTensorsReader(File(header, []))).Message);
    }

    [TestMethod]
    [DataRow("""{"a\ud800":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", "not that of a safetensors file")]
    [DataRow("""{"a":{"dtype":"\ud800","shape":[0],"data_offsets":[0,0]}}""", "not that of a safetensors file")]
    [DataRow("""{"a":{"dtype":"U8","shape":[1e400],"data_offsets":[0,0]}}""", "not that of a safetensors file")]
    [DataRow("""{"a":{"dtype":"U8","shape":null,"data_offsets":[0,0]}}""", "not that of a safetensors file")]
    [DataRow("""{"a":null}""", "not that of a safetensors file")]
    [DataRow("""{"__metadata__":null}""", "not that of a safetensors file")]
    [DataRow("""{"__metadata__":{"a":1}}""", "not that of a safetensors file")]
    [DataRow("""{"a":{"dtype":"U8","shape":[0],"data_offsets":[-9223372036854775808,9223372036854775807]}}""", "data_offsets are")]
    [DataRow("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "Tensor 'a' is F32 [2], 8 bytes, but its data_offsets are 0 to 4.")]
    [DataRow("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", "begins at byte 1 of the data instead of 2")]
    [DataRow("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", "begins at byte 1 of the data instead of 0")]
    [DataRow("""{"a":{"dtype":"U8","shape":[-2],"data_offsets":[0,2]}}""", "sizes must not be negative")]
    [DataRow("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[2,0]}}""", "data_offsets are 2 to 0")]
    [DataRow("""{"a":{"dtype":"U8","shape":[1099511627776,1099511627776],"data_offsets":[0,0]}}""", "not that of a safetensors file")]
    [DataRow("""{"a":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]}}""", "Tensor 'a' has the element type 'F8_E4M3', which is not read here.")]
    [DataRow("""{"a":{"dtype":"U8","shape":[2]}}""", "lacks a dtype, a shape or two data_offsets")]
    [DataRow("""{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", "not that of a safetensors file")]
    [DataRow("""{"a":7}""", "not that of a safetensors file")]
    [DataRow("""[[[[[[[[]]]]]]]]""", "not that of a safetensors file")]
    [DataRow("""not json""", "not that of a safetensors file")]
    public void A_corrupt_header_is_an_error_that_says_what_is_wrong(string header, string expected)
    {
        var error = Assert.ThrowsExactly<WeightFormatException>(() => new SafeTensorsReader(File(header, new byte[4])));

        StringAssert.Contains(error.Message, expected);
    }

    [TestMethod]
    public void A_header_length_beyond_the_file_is_an_error_without_a_large_allocation()
    {
        var file = new byte[20];
        BinaryPrimitives.WriteInt64LittleEndian(file, SafeTensorsHeader.MaxLength);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.ThrowsExactly<WeightFormatException>(() => new SafeTensorsReader(new MemoryStream(file)));

        Assert.AreEqual("The file ends within the header: it is cut off.", error.Message);
        Assert.IsLessThan(1_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    [DataRow(0L)]
    [DataRow(-1L)]
    [DataRow(SafeTensorsHeader.MaxLength + 1L)]
    public void An_impossible_header_length_is_an_error(long length)
    {
        var file = new byte[20];
        BinaryPrimitives.WriteInt64LittleEndian(file, length);

        var error = Assert.ThrowsExactly<WeightFormatException>(() => new SafeTensorsReader(new MemoryStream(file)));

        StringAssert.Contains(error.Message, "this is no safetensors file");
    }

    [TestMethod]
    public void Every_truncation_is_an_error()
    {
        var whole = File(TwoTensors, new byte[16]).ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.ThrowsExactly<WeightFormatException>(() => ReadAll(new MemoryStream(whole, 0, length)), $"seekable, {length} bytes");
            Assert.ThrowsExactly<WeightFormatException>(() => ReadAll(new ForwardStream(new MemoryStream(whole, 0, length))), $"forward only, {length} bytes");
        }

        Assert.AreEqual(2, ReadAll(new ForwardStream(new MemoryStream(whole))));
    }

    [TestMethod]
    public void Bytes_after_the_last_tensor_are_an_error()
    {
        var longer = File(TwoTensors, new byte[17]).ToArray();

        StringAssert.Contains(Assert.ThrowsExactly<WeightFormatException>(() => ReadAll(new MemoryStream(longer))).Message, "but 17 follow");
        StringAssert.Contains(Assert.ThrowsExactly<WeightFormatException>(() => ReadAll(new ForwardStream(new MemoryStream(longer)))).Message, "goes on after its last tensor");
    }

    [TestMethod]
    public void A_written_file_reads_back_and_its_data_are_aligned()
    {
        var header = new SafeTensorsHeader(
            [new SafeTensorInfo("x", SafeTensorType.Float32, [2, 1]), new SafeTensorInfo("ü \"quoted\"", SafeTensorType.Int64, [])],
            new Dictionary<string, string> { ["parts"] = "1" });
        using var stream = new MemoryStream();
        var writer = new SafeTensorsWriter(stream, header);
        writer.Write([1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.ThrowsExactly<InvalidOperationException>(writer.Complete);
        writer.Write([9, 10, 11, 12, 13, 14, 15, 16]);
        Assert.ThrowsExactly<ArgumentException>(() => writer.Write([0]));
        writer.Complete();

        Assert.AreEqual(0, (stream.Length - 16) % 8);
        stream.Position = 0;
        var reader = new SafeTensorsReader(stream);
        CollectionAssert.AreEqual(header.Tensors.Select(t => $"{t.Name} {t.Describe()}").ToArray(), reader.Header.Tensors.Select(t => $"{t.Name} {t.Describe()}").ToArray());
        Assert.AreEqual("1", reader.Header.Metadata["parts"]);
        reader.MoveNext();
        reader.MoveNext();
        var last = new byte[8];
        reader.Read(last);
        Assert.AreEqual(16, last[7]);
    }

    private static MemoryStream File(string header, byte[] data)
    {
        var stream = new MemoryStream();
        var json = Encoding.UTF8.GetBytes(header);
        stream.Write(BitConverter.GetBytes((long)json.Length));
        stream.Write(json);
        stream.Write(data);
        stream.Position = 0;
        return stream;
    }

    private static int ReadAll(Stream stream)
    {
        var reader = new SafeTensorsReader(stream);
        var count = 0;
        while (reader.MoveNext() is not null)
            count++;
        return count;
    }
}
