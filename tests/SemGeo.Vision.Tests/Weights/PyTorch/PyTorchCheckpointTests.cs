using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using SemGeo.Vision.Weights;
using SemGeo.Vision.Weights.PyTorch;

namespace SemGeo.Vision.Tests.Weights.PyTorch;

[TestClass]
public sealed class PyTorchCheckpointTests
{
    [TestMethod]
    [DataRow("tensors-zip.pt")]
    [DataRow("tensors-legacy.pt")]
    public void Every_kind_of_tensor_is_read_as_pytorch_wrote_it(string file)
    {
        using var expected = JsonDocument.Parse(GoldenWeights.Read("tensors.json"));
        var tensors = ReadAll(GoldenWeights.Read(file));

        CollectionAssert.AreEqual(expected.RootElement.EnumerateObject().Select(tensor => tensor.Name).ToArray(), tensors.ConvertAll(tensor => tensor.Info.Name));
        foreach (var (info, data) in tensors)
        {
            var golden = expected.RootElement.GetProperty(info.Name);
            CollectionAssert.AreEqual(golden.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray(), info.Shape.ToArray(), info.Name);
            Assert.AreEqual(golden.GetProperty("dtype").GetString(), info.Type.ToString().ToLowerInvariant(), info.Name);
            var values = golden.GetProperty("values").EnumerateArray().Select(value => Parse(value.GetString()!)).ToArray();
            CollectionAssert.AreEqual(values, Values(info.Type, data), info.Name);
        }
    }

    [TestMethod]
    public void A_lightning_checkpoint_gives_its_state_dict()
    {
        var tensors = ReadAll(GoldenWeights.Read("authors-tiny.ckpt")).ConvertAll(tensor => tensor.Info);

        Assert.IsTrue(tensors.TrueForAll(tensor => tensor.Name.StartsWith("model._", StringComparison.Ordinal) || tensor.Name.StartsWith("classifier.", StringComparison.Ordinal)));
        Assert.AreEqual("F16 [5, 128]", tensors.Find(tensor => tensor.Name == "classifier.1.weight")!.Describe());
        Assert.AreEqual("I64 []", tensors.Find(tensor => tensor.Name == "model._bn0.num_batches_tracked")!.Describe());
    }

    [TestMethod]
    public void Protocol_4_with_frames_and_memoized_names_is_read()
    {
        // {'x': tensor} where the names come by STACK_GLOBAL (~93) behind MEMOIZE (~94), in a FRAME (~95).
        var program = "~95~40~00~00~00~00~00~00~00}~94~8C~01x~94~8C~0Ctorch._utils~94~8C~12_rebuild_tensor_v2~94~93~94((~8C~07storage~94~8C~05torch~94~8C~0CFloatStorage~94~93~94"
            + "~8C~010~94~8C~03cpu~94K~02t~94QK~00K~02~85~94K~01~85~94~89)t~94R~94s";
        var file = PickleText.Zip(PickleText.Pickle(program), ("a/data/0", [.. BitConverter.GetBytes(1.5f), .. BitConverter.GetBytes(-2f)]));

        var (info, data) = ReadAll(file).Single();

        Assert.AreEqual("F32 [2]", info.Describe());
        CollectionAssert.AreEqual(new[] { 1.5, -2 }, Values(info.Type, data));
    }

    private static List<(SafeTensorInfo Info, byte[] Data)> ReadAll(byte[] file)
    {
        using var checkpoint = new PyTorchCheckpoint(new MemoryStream(file));
        var tensors = new List<(SafeTensorInfo, byte[])>();
        checkpoint.ReadAll((info, read) =>
        {
            var data = new byte[info.ByteLength];
            read(data);
            tensors.Add((info, data));
        });
        return tensors;
    }

    private static double Parse(string text) => text == "inf" ? double.PositiveInfinity : double.Parse(text, CultureInfo.InvariantCulture);

    private static double[] Values(SafeTensorType type, byte[] data) => type switch
    {
        SafeTensorType.Float32 => Of<float>(data, value => value),
        SafeTensorType.Float64 => Of<double>(data, value => value),
        SafeTensorType.Float16 => Of<Half>(data, value => (double)value),
        SafeTensorType.BFloat16 => Of<ushort>(data, value => BitConverter.UInt32BitsToSingle((uint)value << 16)),
        SafeTensorType.Int64 => Of<long>(data, value => value),
        SafeTensorType.Int32 => Of<int>(data, value => value),
        SafeTensorType.Int16 => Of<short>(data, value => value),
        SafeTensorType.Int8 => Of<sbyte>(data, value => value),
        _ => Of<byte>(data, value => value),
    };

    private static double[] Of<T>(byte[] data, Func<T, double> convert)
        where T : unmanaged
        => Array.ConvertAll(MemoryMarshal.Cast<byte, T>(data).ToArray(), value => convert(value));
}
