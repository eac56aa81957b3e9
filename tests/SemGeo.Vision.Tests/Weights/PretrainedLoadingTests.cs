using System.Runtime.InteropServices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Tests.Networks;
using SemGeo.Vision.Tests.Weights.PyTorch;
using SemGeo.Vision.Weights;
using TorchSharp;

namespace SemGeo.Vision.Tests.Weights;

[TestClass]
public sealed class PretrainedLoadingTests
{
    private const int Size = 64;

    [TestMethod]
    public void Torchvisions_weights_give_torchvisions_features()
    {
        using var network = Tiny(tensorFlow: false, 3, 5);

        var report = PretrainedLoading.Load(network, new PretrainedWeights { Path = GoldenWeights.PathOf("torchvision-tiny.pth") });

        CollectionAssert.AreEqual(new[] { "classifier.1.weight", "classifier.1.bias" }, report.Skipped.ToArray());
        Assert.HasCount(NetworkTensors.Of(network.Backbone).Count, report.Matched);
        Assert.IsTrue(report.IsComplete);
        AssertFeatures(network, "tiny");
    }

    [TestMethod]
    public void The_authors_checkpoint_gives_features_and_heads_fine_to_coarse()
    {
        using var network = Tiny(tensorFlow: true, 5, 3);

        var report = PretrainedLoading.Load(network, new PretrainedWeights { Path = GoldenWeights.PathOf("authors-tiny.ckpt"), KeepHeads = true });

        Assert.IsTrue(report.IsComplete);
        Assert.HasCount(NetworkTensors.Of(network).Count, report.Matched);
        AssertFeatures(network, "tiny-tf");
        var tensors = NetworkTensors.Of(network).ToDictionary(entry => entry.Name, entry => Values(entry.Tensor));
        CollectionAssert.AreEqual(Enumerable.Repeat(5f, 5 * 128).ToArray(), tensors["classifier.0.weight"]);
        CollectionAssert.AreEqual(new float[] { 0, 1, 2 }, tensors["classifier.1.bias"]);
    }

    [TestMethod]
    public void A_tar_archive_of_the_first_versions_of_PyTorch_is_refused_by_name()
    {
        using var network = Tiny(tensorFlow: false, 3, 5);
        var tar = new byte[1024];
        "ustar"u8.CopyTo(tar.AsSpan(257));

        Assert.Contains("is a tar archive", Assert.ThrowsExactly<WeightFormatException>(() => PretrainedLoading.Load(network, new MemoryStream(tar), new PretrainedWeights { Path = "old.pt" })).Message);
    }

    [TestMethod]
    public void Heads_are_left_as_they_are_unless_asked_for()
    {
        using var network = Tiny(tensorFlow: true, 7);
        var before = Values(NetworkTensors.Of(network).Single(entry => entry.Name == "classifier.0.weight").Tensor);

        var report = PretrainedLoading.Load(network, new PretrainedWeights { Path = GoldenWeights.PathOf("authors-tiny.ckpt") });

        Assert.HasCount(4, report.Skipped);
        CollectionAssert.AreEqual(before, Values(NetworkTensors.Of(network).Single(entry => entry.Name == "classifier.0.weight").Tensor));
    }

    [TestMethod]
    public void Weights_trained_with_tensorflows_padding_are_refused_by_a_backbone_without()
    {
        using var network = Tiny(tensorFlow: false, 5, 3);

        var error = Assert.ThrowsExactly<WeightFormatException>(() => PretrainedLoading.Load(network, new PretrainedWeights { Path = GoldenWeights.PathOf("authors-tiny.ckpt") }));

        StringAssert.StartsWith(error.Message, GoldenWeights.PathOf("authors-tiny.ckpt"));
        Assert.Contains("Use the backbone 'tf_efficientnet_b...' of the same size", error.Message);
    }

    [TestMethod]
    public void What_does_not_fit_is_an_error_unless_a_partial_load_is_asked_for()
    {
        using var network = new GeoNetwork(new EfficientNet("tiny", 0.1, 0.1, BatchNormSettings.PyTorch), [2]);
        var weights = new PretrainedWeights { Path = GoldenWeights.PathOf("torchvision-tiny.pth"), KeepHeads = true };

        var error = Assert.ThrowsExactly<WeightMismatchException>(() => PretrainedLoading.Load(network, weights));
        weights.AllowPartial = true;
        var report = PretrainedLoading.Load(network, weights);

        Assert.Contains("features.4.1.block.0.0.weight", error.Report.Unexpected);
        Assert.AreEqual(error.Report.ToString(), report.ToString());
        CollectionAssert.AreEqual(new[] { "classifier.0.weight", "classifier.0.bias" }, report.Missing.ToArray());
        Assert.Contains("classifier.1.weight", report.Unexpected);
        Assert.IsEmpty(report.Mismatched);
        Assert.Contains("backbone.features.4.0.block.0.0.weight", report.Matched);
    }

    [TestMethod]
    public void A_tensor_of_another_shape_is_reported_with_both_shapes()
    {
        using var network = new GeoNetwork(new EfficientNet("tiny", 0.2, 0.4, BatchNormSettings.PyTorch), [2]);

        var report = PretrainedLoading.Load(network, new PretrainedWeights { Path = GoldenWeights.PathOf("torchvision-tiny.pth"), AllowPartial = true });

        Assert.Contains(new WeightMismatch("backbone.features.8.0.weight", "F32 [256, 64, 1, 1]", "F16 [128, 32, 1, 1]"), report.Mismatched);
    }

    [TestMethod]
    public void Counters_of_batches_may_be_missing_as_in_files_of_the_first_pytorch()
    {
        using var source = Tiny(tensorFlow: false, 2);
        using var network = Tiny(tensorFlow: false, 2);
        using var file = new MemoryStream();
        var tensors = NetworkTensors.Of(source).Where(entry => !entry.Name.EndsWith("num_batches_tracked", StringComparison.Ordinal)).ToList();
        var writer = new SafeTensorsWriter(file, new SafeTensorsHeader([.. tensors.Select(entry => new SafeTensorInfo(entry.Name, SafeTensorType.Float32, entry.Tensor.shape))], new Dictionary<string, string>()));
        foreach (var (_, tensor) in tensors)
            writer.Write(MemoryMarshal.AsBytes(Values(tensor).AsSpan()));
        file.Position = 0;

        var report = PretrainedLoading.Load(network, file, new PretrainedWeights { KeepHeads = true, Path = "unused" });

        Assert.IsTrue(report.IsComplete);
        Assert.HasCount(tensors.Count, report.Matched);
    }

    [TestMethod]
    [DataRow("model.")]
    [DataRow("encoder.")]
    [DataRow("module.backbone.")]
    public void Torchvisions_weights_behind_a_prefix_give_torchvisions_features(string prefix)
    {
        using var network = Tiny(tensorFlow: false, 3, 5);
        using var file = WithNames(GoldenWeights.PathOf("torchvision-tiny.pth"), name => prefix + name);

        var report = PretrainedLoading.Load(network, file, new PretrainedWeights { Path = "unused" });

        CollectionAssert.AreEqual(new[] { prefix + "classifier.1.weight", prefix + "classifier.1.bias" }, report.Skipped.ToArray());
        Assert.IsTrue(report.IsComplete);
        Assert.AreEqual(prefix, report.Prefix);
        Assert.EndsWith($"names read behind the prefix '{prefix}'", report.ToString());
        AssertFeatures(network, "tiny");
    }

    [TestMethod]
    public void What_is_refused_names_the_prefix_that_was_tried()
    {
        using var network = Tiny(tensorFlow: false, 3);
        using var file = WithNames(GoldenWeights.PathOf("torchvision-tiny.pth"), name => name == "features.0.0.weight" ? "model.gone" : "model." + name);
        using var alien = WithNames(GoldenWeights.PathOf("torchvision-tiny.pth"), name => "model.visual." + name);

        var error = Assert.ThrowsExactly<WeightMismatchException>(() => PretrainedLoading.Load(network, file, new PretrainedWeights { Path = "unused" }));
        Assert.Contains("1 missing in the file: backbone.features.0.0.weight; 1 not in the network: model.gone; names read behind the prefix 'model.'", error.Message);
        error = Assert.ThrowsExactly<WeightMismatchException>(() => PretrainedLoading.Load(network, alien, new PretrainedWeights { Path = "unused" }));
        Assert.Contains("tried: no prefix, the prefix 'model.'", error.Message);
    }

    [TestMethod]
    public void A_model_loads_weights_that_another_one_saved()
    {
        var spec = new GeoModelSpec { Backbone = "mobilenet_v3_small", Heads = [new GeoHead("Head", 3)], InputSize = 32 };
        using var source = GeoModel.Create(spec, seed: 1);
        using var model = GeoModel.Create(spec, seed: 2);
        var path = Path.Combine(Path.GetTempPath(), $"semgeo-weights-{Guid.NewGuid():N}.safetensors");
        try
        {
            using (var file = File.Create(path))
                source.SaveWeights((_, write) => write(file), long.MaxValue);
            model.LoadWeights(new PretrainedWeights { Path = path, KeepHeads = true });
        }
        finally
        {
            File.Delete(path);
        }

        Training.ToyTraining.AssertSameWeights(source, model);
    }

    [TestMethod]
    public void A_path_is_needed() =>
        Assert.AreEqual("PretrainedWeights: Path is empty, it must name a file of weights.", Assert.ThrowsExactly<ArgumentException>(() => new PretrainedWeights().Validate()).Message);

    // The same tensors as safetensors, under other names.
    private static MemoryStream WithNames(string path, Func<string, string> rename)
    {
        using var stream = File.OpenRead(path);
        using var source = PretrainedLoading.Open(stream);
        var tensors = new List<(SafeTensorInfo Info, byte[] Data)>();
        source.ReadAll((info, read) =>
        {
            var data = new byte[info.ByteLength];
            read(data);
            tensors.Add((info with { Name = rename(info.Name) }, data));
        });
        var file = new MemoryStream();
        var writer = new SafeTensorsWriter(file, new SafeTensorsHeader(tensors.ConvertAll(tensor => tensor.Info), new Dictionary<string, string>()));
        foreach (var (_, data) in tensors)
            writer.Write(data);
        file.Position = 0;
        return file;
    }

    private static GeoNetwork Tiny(bool tensorFlow, params int[] heads)
    {
        var network = new GeoNetwork(new EfficientNet("tiny", 0.1, 0.4, tensorFlow ? BatchNormSettings.TensorFlow : BatchNormSettings.PyTorch, tensorFlow), heads);
        NetworkInitializer.Initialize(network, 1);
        ChannelsLast.Convert(network);
        return network;
    }

    private static void AssertFeatures(GeoNetwork network, string golden)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        network.eval();
        var pixels = ChannelsLast.FromPixels(FormulaWeights.Pixels("input", Size * Size * 3), 1, Size, Size);
        GoldenTensors.AssertClose(GoldenTensors.Read(Path.Combine("weights", "tiny-features.safetensors"))[golden], Values(network.Backbone.call(pixels)));
    }

    private static float[] Values(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        return tensor.dtype == torch.float32 ? MemoryMarshal.Cast<byte, float>(tensor.detach().contiguous().bytes).ToArray() : [];
    }
}
