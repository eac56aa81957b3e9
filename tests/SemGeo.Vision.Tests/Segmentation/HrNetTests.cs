using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SemGeo.Concepts.Ade20k;
using SemGeo.Imaging.Files;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Segmentation;
using SemGeo.Vision.Segmentation.HrNet;
using SemGeo.Vision.Tests.Networks;
using SemGeo.Vision.Weights;
using TorchSharp;

namespace SemGeo.Vision.Tests.Segmentation;

[TestClass]
public sealed class HrNetTests
{
    private const int Size = 64;

    [TestMethod]
    [TestCategory("Slow")]
    public void Logits_are_those_of_the_public_network()
    {
        using var golden = ReadGolden();
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var network = new HrNetC1();
        ChannelsLast.Convert(network);
        FormulaWeights.Apply(network, null, golden.RootElement.GetProperty("gain").GetDouble());
        network.eval();
        var step = golden.RootElement.GetProperty("step").GetInt64();

        var logits = network.call(ChannelsLast.FromPixels(FormulaWeights.Pixels("input", Size * Size * 3), 1, Size, Size));

        CollectionAssert.AreEqual(new long[] { 1, Ade20kClasses.Count, Size, Size }, logits.shape);
        var some = logits.slice(2, 0, Size, step).slice(3, 0, Size, step).contiguous();
        GoldenTensors.AssertClose(GoldenTensors.Read("hrnet-logits.safetensors")["logits"], MemoryMarshal.Cast<byte, float>(some.bytes));
    }

    [TestMethod]
    public void Names_and_shapes_are_those_of_the_public_network()
    {
        using var golden = ReadGolden();
        using var network = new HrNetC1();

        var lines = NetworkTensors.Of(network).ConvertAll(entry => $"{entry.Name} [{string.Join(", ", entry.Tensor.shape)}]");
        lines.Sort(StringComparer.Ordinal);

        Assert.HasCount(golden.RootElement.GetProperty("count").GetInt32(), lines);
        Assert.AreEqual(golden.RootElement.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))));
    }

    [TestMethod]
    public void Segmenter_gives_a_class_for_each_pixel_of_the_image()
    {
        using (var segmenter = HrNetSegmenter.Create(network => NetworkInitializer.Initialize(network, 3), new HrNetSegmenterOptions { ShortSide = 32 }))
        {
            var image = new RgbImage(50, 40, [.. Enumerable.Range(0, 50 * 40 * 3).Select(i => (byte)(i * 7))]);

            var mask = segmenter.Segment(image);

            Assert.AreEqual((50, 40), (mask.Width, mask.Height));
            Assert.IsTrue(mask.Classes.All(value => value < Ade20kClasses.Count));
            Assert.IsGreaterThan(1, mask.Classes.Distinct().Count());
            CollectionAssert.AreEqual(mask.Classes, segmenter.Segment(image).Classes);
            segmenter.Dispose();
            Assert.ThrowsExactly<ObjectDisposedException>(() => segmenter.Segment(image));
        }
    }

    [TestMethod]
    public void Disposing_a_segmenter_while_it_segments_frees_it_afterwards()
    {
        var limit = TimeSpan.FromMinutes(2);
        using var began = new ManualResetEventSlim();
        using var disposed = new ManualResetEventSlim();
        var image = new RgbImage(40, 32, [.. Enumerable.Range(0, 40 * 32 * 3).Select(i => (byte)(i * 7))]);
        TorchSharp.Modules.Parameter? weight = null;
        var segmenter = HrNetSegmenter.Create(Prepare, new HrNetSegmenterOptions { ShortSide = 32 });
        disposed.Set();
        var expected = segmenter.Segment(image).Classes;
        began.Reset();
        disposed.Reset();

        var segmenting = Task.Factory.StartNew(() => segmenter.Segment(image).Classes, TaskCreationOptions.LongRunning);
        Assert.IsTrue(began.Wait(limit));
        segmenter.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => segmenter.Segment(image));
        Assert.IsFalse(weight!.IsInvalid, "freed under the one that segments");
        disposed.Set();

        CollectionAssert.AreEqual(expected, segmenting.GetAwaiter().GetResult());
        Assert.IsTrue(weight.IsInvalid, "not freed");

        void Prepare(HrNetC1 network)
        {
            NetworkInitializer.Initialize(network, 3);
            weight = network.parameters().First();
            network.register_forward_pre_hook((_, input) =>
            {
                began.Set();
                disposed.Wait(limit);
                return input;
            });
        }
    }

    [TestMethod]
    public void Wrong_weights_and_options_are_errors()
    {
        Assert.ThrowsExactly<WeightFormatException>(() => HrNetSegmenter.Load(new MemoryStream([1, 2, 3])));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => HrNetSegmenter.Load(new MemoryStream(), new HrNetSegmenterOptions { ShortSide = 5 })).Message, "ShortSide is 5");
    }

    private static JsonDocument ReadGolden() => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "hrnet-tensors.json")));
}
