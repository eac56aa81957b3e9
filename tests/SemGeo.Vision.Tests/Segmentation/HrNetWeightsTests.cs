using System.Runtime.InteropServices;
using SemGeo.Testing;
using SemGeo.Vision.Segmentation;
using SemGeo.Vision.Segmentation.HrNet;
using SemGeo.Vision.Tests.Networks;
using SemGeo.Vision.Tests.Weights.PyTorch;
using SemGeo.Vision.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Segmentation;

/// <summary>Files laid out as the public checkpoint is, of a network with the same kinds of layers.</summary>
[TestClass]
public sealed class HrNetWeightsTests
{
    private const double Gain = 0.5;

    [TestMethod]
    [DataRow("zip", "legacy")]
    [DataRow("legacy", "zip")]
    public void Two_files_of_the_public_implementation_become_one_network(string encoder, string decoder)
    {
        using var network = new SmallHrNet();

        var report = HrNetWeights.Load(network, HrNetWeights.Find($"{PathOf("encoder", encoder)}, {PathOf("decoder", decoder)}"));

        Assert.IsTrue(report.IsComplete);
        Assert.HasCount(NetworkTensors.Of(network).Count, report.Matched);
        CollectionAssert.AreEquivalent(
            new[] { "bn1._tmp_running_mean", "bn1._tmp_running_var", "bn1._running_iter", "cbr.1._tmp_running_mean", "cbr.1._tmp_running_var", "cbr.1._running_iter" }, report.Skipped.ToArray());
        using var expected = new SmallHrNet();
        FormulaWeights.Apply(expected, null, Gain);
        AssertSame(expected, network);
    }

    [TestMethod]
    public void Folder_of_both_files_and_one_file_of_all_give_the_same_network()
    {
        using var folder = new TemporaryFolder();
        File.Copy(PathOf("encoder", "zip"), folder["encoder_epoch_30.pth"]);
        File.Copy(PathOf("decoder", "zip"), folder["decoder_epoch_30.pth"]);
        File.WriteAllText(folder["README.txt"], "not weights");
        using var network = new SmallHrNet();
        HrNetWeights.Load(network, HrNetWeights.Find(folder.Path));

        using (var stream = File.Create(folder["all.safetensors"]))
            NetworkWeights.Save(network, stream);
        using var again = new SmallHrNet();
        HrNetWeights.Load(again, HrNetWeights.Find(folder["all.safetensors"]));

        AssertSame(network, again);
    }

    [TestMethod]
    public void One_part_alone_is_an_error_that_names_what_is_missing()
    {
        using var network = new SmallHrNet();

        var error = Assert.ThrowsExactly<WeightMismatchException>(() => HrNetWeights.Load(network, [PathOf("encoder", "zip")]));

        StringAssert.Contains(error.Message, "decoder.");
    }

    [TestMethod]
    public void Part_that_comes_twice_is_an_error()
    {
        using var network = new SmallHrNet();

        var error = Assert.ThrowsExactly<WeightFormatException>(() => HrNetWeights.Load(network, [PathOf("encoder", "zip"), PathOf("encoder", "legacy")]));

        StringAssert.Contains(error.Message, "encoder.conv1.weight");
    }

    [TestMethod]
    public void Missing_files_are_named()
    {
        using var folder = new TemporaryFolder();

        StringAssert.Contains(Assert.ThrowsExactly<FileNotFoundException>(() => HrNetSegmenter.Load(folder.Path)).Message, "encoder_epoch_30.pth");
        StringAssert.Contains(Assert.ThrowsExactly<FileNotFoundException>(() => HrNetSegmenter.FindWeights($"{PathOf("encoder", "zip")},none.pth")).Message, "'none.pth'");
        Assert.ThrowsExactly<FileNotFoundException>(() => HrNetSegmenter.FindWeights("none.safetensors"));
    }

    private static string PathOf(string part, string format) => GoldenWeights.PathOf($"hrnet-{part}-{format}.pth");

    private static void AssertSame(nn.Module expected, nn.Module actual)
    {
        foreach (var ((name, tensor), (_, other)) in NetworkTensors.Of(expected).Zip(NetworkTensors.Of(actual)))
        {
            if (name.EndsWith("num_batches_tracked", StringComparison.Ordinal))
                continue;
            var (first, second) = (Values(tensor), Values(other));
            for (var i = 0; i < first.Length; i++)
                Assert.AreEqual(first[i], second[i], 1e-6f, name);
        }
    }

    private static float[] Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.detach().contiguous().bytes).ToArray();

    private sealed class SmallHrNet : nn.Module<Tensor, Tensor>
    {
        public SmallHrNet()
            : base(nameof(SmallHrNet))
        {
            register_module("encoder", new Stem());
            register_module("decoder", new C1Decoder(8, 4));
        }

        public override Tensor forward(Tensor input) => input;
    }

    private sealed class Stem : nn.Module<Tensor, Tensor>
    {
        public Stem()
            : base(nameof(Stem))
        {
            register_module("conv1", nn.Conv2d(3, 8, 3, 1, 0, 1, PaddingModes.Zeros, 1, false));
            register_module("bn1", nn.BatchNorm2d(8));
        }

        public override Tensor forward(Tensor input) => input;
    }
}
