using System.Runtime.InteropServices;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Weights;
using TorchSharp;

namespace SemGeo.Vision.Tests.Networks;

[TestClass]
public sealed class NetworkInitializerTests
{
    [TestMethod]
    public void Distributions_are_torchvisions()
    {
        using var network = new GeoNetwork(new ResNet("toy", 1, 1), [50]);
        NetworkInitializer.Initialize(network, 1);
        var weights = NetworkTensors.Of(network).ToDictionary(entry => entry.Name, entry => Values(entry.Tensor));

        // Kaiming, fan out: 2 / (128 * 3 * 3).
        var convolution = weights["backbone.layer2.0.conv2.weight"];
        Assert.AreEqual(Math.Sqrt(2.0 / (128 * 9)), Math.Sqrt(convolution.Average(value => (double)value * value)), 0.0005);
        Assert.AreEqual(0, convolution.Average(), 0.0005);
        Assert.AreEqual(0.003, convolution.Count(value => Math.Abs(value) > 3 * Math.Sqrt(2.0 / (128 * 9))) / (double)convolution.Length, 0.001, "three deviations of a normal");

        var bound = 1 / Math.Sqrt(128);
        Assert.AreEqual(bound, weights["classifier.0.weight"].Max(), 0.001);
        Assert.AreEqual(-bound, weights["classifier.0.weight"].Min(), 0.001);
        Assert.IsLessThanOrEqualTo(bound, weights["classifier.0.bias"].Max());
        Assert.IsTrue(weights["backbone.bn1.weight"].All(value => value == 1));
        Assert.IsTrue(weights["backbone.bn1.bias"].All(value => value == 0));
        Assert.IsTrue(weights["backbone.bn1.running_var"].All(value => value == 1));
    }

    [TestMethod]
    public void Weights_depend_on_the_seed_and_the_name_alone()
    {
        using var one = new GeoNetwork(new ResNet("toy", 1), [5]);
        using var more = new GeoNetwork(new ResNet("toy", 1), [5, 7]);
        using var other = new GeoNetwork(new ResNet("toy", 1), [5]);
        NetworkInitializer.Initialize(one, 1);
        torch.manual_seed(99);
        ChannelsLast.Convert(more);
        NetworkInitializer.Initialize(more, 1);
        NetworkInitializer.Initialize(other, 2);

        foreach (var name in new[] { "backbone.conv1.weight", "classifier.0.weight" })
        {
            CollectionAssert.AreEqual(Of(one, name), Of(more, name), name);
            CollectionAssert.AreNotEqual(Of(one, name), Of(other, name), name);
        }

        static float[] Of(GeoNetwork network, string name) => Values(NetworkTensors.Of(network).Single(entry => entry.Name == name).Tensor);
    }

    private static float[] Values(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        return tensor.dtype == torch.float32 ? MemoryMarshal.Cast<byte, float>(tensor.detach().contiguous().bytes).ToArray() : [];
    }
}
