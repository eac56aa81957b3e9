using SemGeo.Vision.Networks;
using SemGeo.Vision.Weights;

namespace SemGeo.Vision.Tests.Weights;

[TestClass]
public sealed class WeightNamesTests
{
    [TestMethod]
    [DataRow("conv1.weight", "0.weight")]
    [DataRow("bn1.running_mean", "1.running_mean")]
    [DataRow("layer1.0.conv1.weight", "4.0.conv1.weight")]
    [DataRow("layer4.1.bn2.num_batches_tracked", "7.1.bn2.num_batches_tracked")]
    [DataRow("layer2.0.downsample.0.weight", "5.0.downsample.0.weight")]
    public void The_authors_resnet_is_a_sequence(string torchvision, string authors)
    {
        using var network = new GeoNetwork(Backbones.Create("resnet18"), [7, 5]);
        var file = Of(network).ConvertAll(tensor => tensor with { Name = AuthorsName(tensor.Name) });
        var names = WeightNames.For(file, Shapes(network));

        Assert.AreEqual($"backbone.{torchvision}", names.InNetwork($"model.{authors}"));
        CollectionAssert.AreEquivalent(Of(network).ConvertAll(tensor => tensor.Name), file.ConvertAll(tensor => names.InNetwork(tensor.Name)));
        Assert.IsFalse(names.NeedsSamePadding);
    }

    [TestMethod]
    [DataRow(new[] { 5, 7, 9 }, new[] { 9, 7, 5 }, new[] { 2, 1, 0 }, DisplayName = "coarse to fine, as in the authors' configurations")]
    [DataRow(new[] { 9, 7, 5 }, new[] { 9, 7, 5 }, new[] { 0, 1, 2 }, DisplayName = "fine to coarse")]
    [DataRow(new[] { 4, 4 }, new[] { 4, 4 }, new[] { 1, 0 }, DisplayName = "of one size: as in the authors' configurations")]
    [DataRow(new[] { 3, 4 }, new[] { 5, 6 }, new[] { 1, 0 }, DisplayName = "others: as in the authors' configurations")]
    public void Heads_of_a_lightning_checkpoint_go_by_their_numbers_of_cells(int[] file, int[] network, int[] expected)
    {
        var names = WeightNames.For([Info("model.conv1.weight", 1), .. Heads(file)], [("backbone.conv1.weight", [1]), .. Heads(network).Select(head => (head.Name, head.Shape.ToArray()))]);

        for (var head = 0; head < file.Length; head++)
        {
            Assert.AreEqual($"classifier.{expected[head]}.bias", names.InNetwork($"classifier.{head}.bias"));
            Assert.IsTrue(names.IsHead($"classifier.{head}.bias"));
        }
    }

    [TestMethod]
    public void Our_own_names_stay()
    {
        var names = WeightNames.For([Info("backbone.conv1.weight", 1), .. Heads(4, 4)], [("backbone.conv1.weight", [1]), ("classifier.0.weight", [4, 2]), ("classifier.1.weight", [4, 2])]);

        Assert.AreEqual("backbone.conv1.weight", names.InNetwork("backbone.conv1.weight"));
        Assert.AreEqual("classifier.1.weight", names.InNetwork("classifier.1.weight"));
    }

    [TestMethod]
    public void A_head_of_torchvisions_is_told_from_a_layer_of_the_backbone()
    {
        using var network = new GeoNetwork(Backbones.Create("mobilenet_v3_small"), [7]);
        var names = WeightNames.For([Info("features.0.0.weight", 1), Info("classifier.0.weight", 1), Info("classifier.3.weight", 1)], Shapes(network));

        Assert.IsFalse(names.IsHead("classifier.0.weight"));
        Assert.AreEqual("backbone.classifier.0.weight", names.InNetwork("classifier.0.weight"));
        Assert.IsTrue(names.IsHead("classifier.3.weight"));
    }

    [TestMethod]
    public void The_prefix_of_data_parallel_is_taken_off()
    {
        var names = WeightNames.For([Info("module.conv1.weight", 1), Info("module.fc.bias", 1)], [("backbone.conv1.weight", [1]), ("classifier.0.bias", [1])]);

        Assert.AreEqual("backbone.conv1.weight", names.InNetwork("module.conv1.weight"));
        Assert.IsTrue(names.IsHead("module.fc.bias"));
    }

    [TestMethod]
    [DataRow("", "resnet18", "fc")]
    [DataRow("model.", "resnet18", "fc")]
    [DataRow("module.", "resnet18", "fc")]
    [DataRow("encoder.", "resnet18", "fc")]
    [DataRow("backbone.", "resnet18", "fc")]
    [DataRow("module.encoder.", "resnet18", "fc")]
    [DataRow("model.backbone.", "mobilenet_v3_small", "classifier.3")]
    [DataRow("module.model.encoder.", "mobilenet_v3_small", "classifier.3")]
    public void A_whole_network_matches_behind_any_of_the_known_prefixes(string prefix, string backbone, string head)
    {
        using var network = new GeoNetwork(Backbones.Create(backbone), [7]);
        var whole = Of(network).Where(tensor => tensor.Name.StartsWith("backbone.", StringComparison.Ordinal)).Select(tensor => tensor.Name["backbone.".Length..]).ToList();
        var names = WeightNames.For([.. whole.Append($"{head}.weight").Append($"{head}.bias").Select(name => Info(prefix + name, 1))], Shapes(network));

        Assert.AreEqual(prefix, names.Prefix);
        foreach (var name in whole)
            Assert.AreEqual((false, $"backbone.{name}"), (names.IsHead(prefix + name), names.InNetwork(prefix + name)));
        Assert.IsTrue(names.IsHead($"{prefix}{head}.weight"));
    }

    [TestMethod]
    [DataRow("module.backbone.", "module.classifier.")]
    [DataRow("model.backbone.", "model.classifier.")]
    public void Our_own_heads_stand_beside_the_backbone_behind_a_prefix_too(string backbone, string head)
    {
        var names = WeightNames.For(
            [Info($"{backbone}conv1.weight", 1), Info($"{head}0.weight", 4, 2), Info($"{head}1.weight", 3, 2)], [("backbone.conv1.weight", [1]), ("classifier.0.weight", [4, 2]), ("classifier.1.weight", [3, 2])]);

        Assert.AreEqual("backbone.conv1.weight", names.InNetwork($"{backbone}conv1.weight"));
        Assert.AreEqual((true, "classifier.1.weight"), (names.IsHead($"{head}1.weight"), names.InNetwork($"{head}1.weight")));
    }

    [TestMethod]
    public void The_authors_efficientnet_matches_behind_two_prefixes()
    {
        using var network = new GeoNetwork(Backbones.Create("tf_efficientnet_b0"), [7]);
        var names = WeightNames.For([Info("module.model._conv_stem.weight", 1), Info("module.model._bn0.bias", 1), Info("module.classifier.0.weight", 7, 1)], Shapes(network));

        Assert.AreEqual("backbone.features.0.1.bias", names.InNetwork("module.model._bn0.bias"));
        Assert.IsTrue(names.IsHead("module.classifier.0.weight"));
        Assert.IsTrue(names.NeedsSamePadding);
    }

    [TestMethod]
    public void A_file_of_another_network_keeps_its_names_and_says_which_prefixes_were_tried()
    {
        using var network = new GeoNetwork(Backbones.Create("resnet18"), [7]);
        var names = WeightNames.For([Info("model.encoder.blocks.0.attn.qkv.weight", 1), Info("optimizer.step", 1)], Shapes(network));

        CollectionAssert.AreEqual(new[] { "", "model.", "model.encoder." }, names.Tried.ToArray());
        Assert.AreEqual("", names.Prefix);
    }

    [TestMethod]
    [DataRow("_conv_stem.weight", "features.0.0.weight")]
    [DataRow("_bn0.bias", "features.0.1.bias")]
    [DataRow("_blocks.0._depthwise_conv.weight", "features.1.0.block.0.0.weight")]
    [DataRow("_blocks.0._se_expand.bias", "features.1.0.block.1.fc2.bias")]
    [DataRow("_blocks.0._bn2.running_var", "features.1.0.block.2.1.running_var")]
    [DataRow("_blocks.1._expand_conv.weight", "features.2.0.block.0.0.weight")]
    [DataRow("_blocks.2._bn0.weight", "features.2.1.block.0.1.weight")]
    [DataRow("_blocks.15._project_conv.weight", "features.7.0.block.3.0.weight")]
    [DataRow("_conv_head.weight", "features.8.0.weight")]
    [DataRow("_bn1.num_batches_tracked", "features.8.1.num_batches_tracked")]
    [DataRow("_blocks.16._bn2.weight", "_blocks.16._bn2.weight")]
    public void Efficientnet_pytorchs_names_become_torchvisions(string name, string expected)
    {
        using var network = new GeoNetwork(Backbones.Create("tf_efficientnet_b0"), [7]);
        var names = WeightNames.For([Info("_conv_stem.weight", 1), Info("_fc.weight", 1)], Shapes(network));

        Assert.AreEqual($"backbone.{expected}", names.InNetwork(name));
        Assert.IsTrue(names.IsHead("_fc.weight"));
        Assert.IsTrue(names.NeedsSamePadding);
    }

    private static string AuthorsName(string name)
    {
        if (name.StartsWith("classifier.", StringComparison.Ordinal))
            return name;
        var parts = name.Split('.');
        parts[0] = "model";
        parts[1] = parts[1] switch { "conv1" => "0", "bn1" => "1", var layer => $"{layer[^1] - '1' + 4}" };
        return string.Join('.', parts);
    }

    private static SafeTensorInfo Info(string name, params long[] shape) => new(name, SafeTensorType.Float32, shape);

    private static IEnumerable<SafeTensorInfo> Heads(params int[] sizes) => sizes.SelectMany((size, head) => new[] { Info($"classifier.{head}.weight", size, 2), Info($"classifier.{head}.bias", size) });

    private static List<SafeTensorInfo> Of(GeoNetwork network) => Shapes(network).ConvertAll(tensor => Info(tensor.Name, tensor.Shape));

    private static List<(string Name, long[] Shape)> Shapes(GeoNetwork network) => NetworkTensors.Of(network).ConvertAll(entry => (entry.Name, entry.Tensor.shape));
}
