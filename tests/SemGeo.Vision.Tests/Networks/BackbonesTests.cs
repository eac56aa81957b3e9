using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Weights;
using TorchSharp;

namespace SemGeo.Vision.Tests.Networks;

[TestClass]
public sealed class BackbonesTests
{
    private const int Photos = 2;
    private const int Size = 64;

    [TestMethod]
    [DataRow("resnet50")]
    [DataRow("efficientnet_b0")]
    [DataRow("efficientnet_b1")]
    [DataRow("tf_efficientnet_b0")]
    [DataRow("mobilenet_v3_small")]
    [DataRow("mobilenet_v3_large")]
    public void Evaluation_gives_torchvisions_numbers(string name) => CheckFeatures(name);

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("resnet101")]
    [DataRow("resnet152")]
    [DataRow("efficientnet_b2")]
    [DataRow("efficientnet_b3")]
    [DataRow("efficientnet_b4")]
    [DataRow("efficientnet_b5")]
    [DataRow("efficientnet_b6")]
    [DataRow("efficientnet_b7")]
    [DataRow("tf_efficientnet_b4")]
    public void Evaluation_of_a_large_one_gives_torchvisions_numbers(string name) => CheckFeatures(name);

    [TestMethod]
    public void Names_and_shapes_are_torchvisions()
    {
        using var golden = ReadGolden();
        foreach (var entry in golden.RootElement.EnumerateObject())
        {
            using var backbone = Backbones.Create(entry.Name);
            var lines = Lines(backbone);

            Assert.HasCount(entry.Value.GetProperty("count").GetInt32(), lines, entry.Name);
            Assert.AreEqual(
                entry.Value.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))), entry.Name);
        }
    }

    [TestMethod]
    public void Names_and_shapes_of_one_are_torchvisions_line_by_line()
    {
        using var backbone = Backbones.Create("efficientnet_b0");

        CollectionAssert.AreEqual(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", "torchvision-efficientnet_b0.tensors.txt")), Lines(backbone));
    }

    [TestMethod]
    public void Every_name_makes_a_backbone_in_any_case()
    {
        Assert.HasCount(5 + 8 + 8 + 2, Backbones.Names);
        foreach (var name in Backbones.Names.Where(name => !name.EndsWith("b7", StringComparison.Ordinal)))
        {
            using var backbone = Backbones.Create(name.ToUpperInvariant());
            Assert.AreEqual(name, backbone.GetName());
        }
    }

    [TestMethod]
    public void An_unknown_backbone_is_an_error_that_lists_the_known_ones()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Backbones.Create("resnet19"));

        StringAssert.StartsWith(error.Message, "There is no backbone 'resnet19'. Use one of: resnet18, resnet34, resnet50, resnet101, resnet152, efficientnet_b0,");
    }

    [TestMethod]
    [DataRow("ResNet50", 224, 256)]
    [DataRow("efficientnet_b4", 300, 320)]
    [DataRow("mobilenet_v3_small", 224, 256)]
    public void Input_sizes_are_those_of_the_paper(string name, int inputSize, int shortSide) => Assert.AreEqual((inputSize, shortSide), Backbones.InputSizesOf(name));

    [TestMethod]
    [DataRow("efficientnet_b0", 0.1)]
    [DataRow("efficientnet_b5", 0.01)]
    [DataRow("mobilenet_v3_small", 0.01)]
    public void Running_statistics_move_by_the_momentum(string name, double momentum)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var backbone = Backbones.Create(name);
        NetworkInitializer.Initialize(backbone, 1);
        var tensors = NetworkTensors.Of(backbone).ToDictionary(entry => entry.Name, entry => entry.Tensor);
        var pixels = Input();
        var means = torch.nn.functional.conv2d(pixels, tensors["features.0.0.weight"], null, [2, 2], [1, 1]).mean(new long[] { 0, 2, 3 });
        backbone.call(pixels);

        GoldenTensors.AssertClose(Values(means * momentum), Values(tensors["features.0.1.running_mean"]));
    }

    private static void CheckFeatures(string name)
    {
        using var golden = ReadGolden();
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var backbone = Backbones.Create(name);
        ChannelsLast.Convert(backbone);
        FormulaWeights.Apply(backbone, null, golden.RootElement.GetProperty(name).GetProperty("gain").GetDouble());
        backbone.eval();
        var features = backbone.call(Input());

        CollectionAssert.AreEqual(new long[] { Photos, backbone.FeatureCount }, features.shape);
        GoldenTensors.AssertClose(GoldenTensors.Read("torchvision-features.safetensors")[name], Values(features).AsSpan(0, backbone.FeatureCount));
    }

    private static JsonDocument ReadGolden() => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "torchvision-tensors.json")));

    private static List<string> Lines(Backbone backbone)
    {
        var lines = NetworkTensors.Of(backbone).ConvertAll(entry => $"{entry.Name} [{string.Join(", ", entry.Tensor.shape)}]");
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static torch.Tensor Input() => ChannelsLast.FromPixels(FormulaWeights.Pixels("input", Photos * Size * Size * 3), Photos, Size, Size);

    private static float[] Values(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.contiguous().bytes).ToArray();
}
