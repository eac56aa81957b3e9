using System.Runtime.InteropServices;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Tests.Networks;
using SemGeo.Vision.Weights;
using TorchSharp;

namespace SemGeo.Vision.Tests.Weights;

[TestClass]
public sealed class NetworkWeightsTests
{
    [TestMethod]
    public void Channels_last_weights_are_saved_in_the_order_of_the_format()
    {
        using var plain = Network(3);
        using var channelsLast = Network(3);
        ChannelsLast.Convert(channelsLast);
        FormulaWeights.Apply(plain);
        FormulaWeights.Apply(channelsLast);

        CollectionAssert.AreEqual(Save(plain), Save(channelsLast));
    }

    [TestMethod]
    public void Parts_hold_every_tensor_once_and_stay_below_the_limit()
    {
        using var network = Network(3);
        FormulaWeights.Apply(network);
        var parts = new List<(string Name, MemoryStream Stream)>();
        const long limit = 100_000;

        NetworkWeights.Save(network, (name, write) => Add(name, write), limit);

        var tensors = new List<SafeTensorInfo>();
        foreach (var (_, stream) in parts)
        {
            stream.Position = 0;
            var header = new SafeTensorsReader(stream).Header;
            Assert.AreEqual(parts.Count.ToString(), header.Metadata["parts"]);
            Assert.IsTrue(header.DataLength <= limit || header.Tensors.Count == 1, "only a single tensor may be longer");
            tensors.AddRange(header.Tensors);
        }

        Assert.IsGreaterThan(2, parts.Count);
        Assert.AreEqual("weights-00002.safetensors", parts[1].Name);
        CollectionAssert.AreEquivalent(NetworkTensors.Of(network).ConvertAll(entry => entry.Name), tensors.ConvertAll(tensor => tensor.Name));

        void Add(string name, Action<Stream> write)
        {
            var stream = new MemoryStream();
            write(stream);
            parts.Add((name, stream));
        }
    }

    [TestMethod]
    public void Loading_what_fits_reports_the_rest()
    {
        using var three = Network(3);
        using var four = Network(4, 2);
        FormulaWeights.Apply(three);
        var file = Save(three);
        NetworkInitializer.Initialize(four, 1);

        var error = Assert.ThrowsExactly<WeightMismatchException>(() => NetworkWeights.Load(four, new MemoryStream(file)));
        var report = NetworkWeights.Load(four, new MemoryStream(file), strict: false);

        Assert.IsFalse(report.IsComplete);
        CollectionAssert.AreEqual(new[] { "classifier.1.weight", "classifier.1.bias" }, report.Missing.ToArray());
        CollectionAssert.AreEquivalent(new[] { "classifier.0.weight", "classifier.0.bias" }, report.Mismatched.Select(mismatch => mismatch.Name).ToArray());
        Assert.AreEqual(report.ToString(), error.Report.ToString());
        Assert.HasCount(NetworkTensors.Of(three).Count - 2, report.Matched);
        CollectionAssert.AreEqual(Values(three, "backbone.conv1.weight"), Values(four, "backbone.conv1.weight"));
    }

    [TestMethod]
    public void Tensors_that_the_network_lacks_are_unexpected()
    {
        using var two = Network(3, 2);
        using var one = Network(3);

        var error = Assert.ThrowsExactly<WeightMismatchException>(() => NetworkWeights.Load(one, new MemoryStream(Save(two))));

        CollectionAssert.AreEquivalent(new[] { "classifier.1.weight", "classifier.1.bias" }, error.Report.Unexpected.ToArray());
    }

    [TestMethod]
    public void Half_precision_is_converted_to_the_networks()
    {
        using var network = torch.nn.Linear(2, 1);
        var stream = new MemoryStream();
        var writer = new SafeTensorsWriter(stream, new SafeTensorsHeader([new("weight", SafeTensorType.Float16, [1, 2]), new("bias", SafeTensorType.Float64, [1])], new Dictionary<string, string>()));
        foreach (var half in new[] { (Half)1.5, (Half)(-2) })
            writer.Write(BitConverter.GetBytes(half));
        writer.Write(BitConverter.GetBytes(0.25));
        writer.Complete();
        stream.Position = 0;

        var report = NetworkWeights.Load(network, stream);

        Assert.IsTrue(report.IsComplete);
        CollectionAssert.AreEqual(new[] { 1.5f, -2f }, Values(network, "weight"));
        CollectionAssert.AreEqual(new[] { 0.25f }, Values(network, "bias"));
    }

    [TestMethod]
    public void A_tensor_in_two_parts_is_an_error()
    {
        using var network = Network(3);
        var parts = new List<byte[]>();
        NetworkWeights.Save(network, (_, write) => parts.Add(Bytes(write)), 100_000);

        var error = Assert.ThrowsExactly<WeightFormatException>(() => NetworkWeights.Load(network, (_, read) =>
        {
            read(new MemoryStream(parts[0]));
            return true;
        }));

        StringAssert.Contains(error.Message, "is in two parts of the weights");
    }

    private static GeoNetwork Network(params int[] heads) => new(new ResNet("toy", 1), heads);

    private static float[] Values(torch.nn.Module network, string name)
    {
        using var scope = torch.NewDisposeScope();
        var tensor = NetworkTensors.Of(network).Single(entry => entry.Name == name).Tensor;
        return MemoryMarshal.Cast<byte, float>(tensor.detach().contiguous().bytes).ToArray();
    }

    private static byte[] Save(torch.nn.Module network) => Bytes(stream => NetworkWeights.Save(network, stream));

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
