using System.Runtime.InteropServices;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Weights;
using TorchSharp;

namespace SemGeo.Vision.Tests.Networks;

[TestClass]
public sealed class ResNetTests
{
    private const int Photos = 2;
    private const int Size = 64;
    private const int Classes = 10;

    [TestMethod]
    [DataRow("resnet18", false)]
    [DataRow("resnet18", true)]
    [DataRow("resnet34", true)]
    public void Evaluation_gives_torchvisions_numbers(string name, bool channelsLast)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var network = new GeoNetwork(Backbones.Create(name), [Classes]);
        if (channelsLast)
            ChannelsLast.Convert(network);
        FormulaWeights.Apply(network, parameter => parameter.Replace("backbone.", "").Replace("classifier.0.", "fc."));
        network.eval();
        var pixels = ChannelsLast.FromPixels(FormulaWeights.Pixels("input", Photos * Size * Size * 3), Photos, Size, Size);
        if (!channelsLast)
            pixels = pixels.contiguous();

        var golden = GoldenTensors.Read($"torchvision-{name}.safetensors");
        GoldenTensors.AssertClose(golden["features"], Values(network.Backbone.call(pixels)));
        GoldenTensors.AssertClose(golden["logits"], Values(network.call(pixels)[0]));
    }

    [TestMethod]
    [DataRow("resnet18", 11_176_512L, 120)]
    [DataRow("resnet34", 21_284_672L, 216)]
    public void Names_and_sizes_are_torchvisions(string name, long parameters, int tensors)
    {
        using var network = Backbones.Create(name);

        Assert.AreEqual(512, network.FeatureCount);
        Assert.AreEqual(parameters, network.parameters().Sum(parameter => parameter.numel()));
        var names = NetworkTensors.Of(network).ConvertAll(entry => entry.Name);
        Assert.HasCount(tensors, names);
        CollectionAssert.AllItemsAreUnique(names);
        foreach (var expected in new[] { "conv1.weight", "bn1.running_mean", "layer1.0.conv1.weight", "layer4.1.bn2.num_batches_tracked", "layer2.0.downsample.0.weight", "layer2.0.downsample.1.bias" })
            CollectionAssert.Contains(names, expected);
    }

    private static float[] Values(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.contiguous().bytes).ToArray();
}
