using System.Text.Json;
using SemGeo.Inference;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Tests.Networks;
using SemGeo.Vision.Tests.Training;
using SemGeo.Vision.Weights;
using TorchSharp;

namespace SemGeo.Vision.Tests.Inference;

[TestClass]
public sealed class GeoModelTests
{
    private const int Size = ToyTraining.Size;
    private const int PhotoLength = 3 * Size * Size;

    private static readonly GeoModelSpec Spec = new()
    {
        Backbone = "resnet18",
        Heads = [new GeoHead("Fine", 5), new GeoHead("Coarse", 2)],
        InputSize = Size,
    };

    [TestMethod]
    public void Probabilities_of_each_head_sum_to_one_and_stand_head_after_head()
    {
        using var model = ToyTraining.Convolutional(1, 4, 3);
        var probabilities = new float[2 * 7];

        model.Predict(FormulaWeights.Pixels("photos", 2 * PhotoLength), 2, 1, probabilities);

        Assert.AreEqual(7, model.ClassCount);
        for (var photo = 0; photo < 2; photo++)
        {
            Assert.AreEqual(1f, probabilities[(7 * photo)..(7 * photo + 4)].Sum(), 1e-6f);
            Assert.AreEqual(1f, probabilities[(7 * photo + 4)..(7 * photo + 7)].Sum(), 1e-6f);
        }

        CollectionAssert.AreNotEqual(probabilities[..7], probabilities[7..]);
    }

    [TestMethod]
    public void Crops_are_merged_by_mean_or_maximum()
    {
        using var model = ToyTraining.Convolutional(1, 3);
        var crops = FormulaWeights.Pixels("crops", 2 * PhotoLength);
        var (single, mean, maximum) = (new float[6], new float[3], new float[3]);

        model.Predict(crops, 2, 1, single);
        model.Predict(crops, 1, 2, mean);
        model.Predict(crops, 1, 2, maximum, CropMerging.Maximum);

        var highest = Enumerable.Range(0, 3).Select(cell => Math.Max(single[cell], single[cell + 3])).ToArray();
        for (var cell = 0; cell < 3; cell++)
        {
            Assert.AreEqual((single[cell] + single[cell + 3]) / 2, mean[cell], 1e-6f);
            Assert.AreEqual(highest[cell] / highest.Sum(), maximum[cell], 1e-6f);
        }
    }

    [TestMethod]
    public void A_batch_and_single_photos_agree()
    {
        using var model = ToyTraining.Convolutional(1, 6);
        const int photos = 17;
        var pixels = FormulaWeights.Pixels("batch", photos * PhotoLength);
        var (batch, single) = (new float[photos * 6], new float[6]);

        model.Predict(pixels, photos, 1, batch);

        for (var photo = 0; photo < photos; photo++)
        {
            model.Predict(pixels.AsSpan(photo * PhotoLength, PhotoLength), 1, 1, single);
            for (var cell = 0; cell < 6; cell++)
                Assert.AreEqual(batch[photo * 6 + cell], single[cell], 1e-5f);
        }
    }

    [TestMethod]
    public void Photos_beyond_a_slice_keep_their_places()
    {
        using var model = ToyTraining.Linear(2, 2);
        // 1,700 photos of 32x32, more than 32 crops of 224x224; each is as the one before.
        const int photos = 1_700;
        var pixels = new float[photos * PhotoLength];
        var probabilities = new float[photos * 4];
        Array.Fill(probabilities, -1);

        model.Predict(pixels, photos, 1, probabilities);

        Assert.IsTrue(probabilities.All(probability => probability == 0.5f), "a linear model of zeros knows nothing");
    }

    [TestMethod]
    public void Eight_threads_get_the_bits_of_one()
    {
        using var model = ToyTraining.Convolutional(1, 5, 2);
        var inputs = Enumerable.Range(0, 8).Select(thread => FormulaWeights.Pixels($"thread {thread}", 2 * PhotoLength)).ToArray();
        var expected = inputs.Select(pixels => Predict(model, pixels)).ToArray();
        var before = LiveTensors.Before();

        var results = new List<float[]>[8];
        var threads = inputs.Select((pixels, index) => new Thread(() => results[index] = [.. Enumerable.Range(0, 10).Select(_ => Predict(model, pixels))])).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        for (var index = 0; index < 8; index++)
        {
            Assert.HasCount(10, results[index]);
            foreach (var result in results[index])
                CollectionAssert.AreEqual(expected[index], result);
        }

        Assert.AreEqual(before, LiveTensors.Now());
    }

    [TestMethod]
    public void Saved_weights_load_into_the_same_bits()
    {
        var parts = new Dictionary<string, byte[]>();
        using var model = GeoModel.Create(Spec, seed: 3, new ComputeOptions { Threads = 1 });
        model.SaveWeights(Keep(parts), maxPartLength: 10_000_000);
        using var loaded = GeoModel.Load(Spec, Give(parts), new ComputeOptions { Threads = 1 });
        using var other = GeoModel.Create(Spec, seed: 4, new ComputeOptions { Threads = 1 });
        var pixels = FormulaWeights.Pixels("saved", 2 * PhotoLength);

        CollectionAssert.AreEqual(Predict(model, pixels), Predict(loaded, pixels));
        CollectionAssert.AreNotEqual(Predict(model, pixels), Predict(other, pixels));
        Assert.IsGreaterThan(1, parts.Count);
    }

    [TestMethod]
    public void A_missing_or_truncated_part_is_an_error()
    {
        var parts = new Dictionary<string, byte[]>();
        using var model = GeoModel.Create(Spec, compute: new ComputeOptions { Threads = 1 });
        model.SaveWeights(Keep(parts), maxPartLength: 20_000_000);

        var missing = Assert.ThrowsExactly<WeightFormatException>(() => GeoModel.Load(Spec, Give(parts.Where(part => part.Key.Contains('1')).ToDictionary())));
        parts["weights-00002.safetensors"] = parts["weights-00002.safetensors"][..^1];
        Assert.ThrowsExactly<WeightFormatException>(() => GeoModel.Load(Spec, Give(parts)));

        StringAssert.StartsWith(missing.Message, "Part 'weights-00002.safetensors' of the weights, 2 of 3, is absent");
    }

    [TestMethod]
    public void Weights_of_another_network_are_an_error_that_names_what_differs()
    {
        var parts = new Dictionary<string, byte[]>();
        using (var model = GeoModel.Create(Spec, compute: new ComputeOptions { Threads = 1 }))
            model.SaveWeights(Keep(parts));
        var other = Spec with { Heads = [new GeoHead("Fine", 5), new GeoHead("Coarse", 9), new GeoHead("World", 1)] };

        var error = Assert.ThrowsExactly<WeightMismatchException>(() => GeoModel.Load(other, Give(parts)));

        StringAssert.Contains(error.Message, "2 missing in the file: classifier.2.weight, classifier.2.bias");
        StringAssert.Contains(error.Message, "classifier.1.weight (network F32 [9, 512], file F32 [2, 512])");
        Assert.AreEqual((0, 2, 2), (error.Report.Unexpected.Count, error.Report.Missing.Count, error.Report.Mismatched.Count));
    }

    [TestMethod]
    public void Owners_are_disposed_on_their_own()
    {
        var first = ToyTraining.Convolutional(1, 2);
        var second = first.Share();
        var pixels = new float[PhotoLength];

        first.Dispose();
        first.Dispose();
        Predict(second, pixels);
        var error = Assert.ThrowsExactly<ObjectDisposedException>(() => Predict(first, pixels));
        Assert.ThrowsExactly<ObjectDisposedException>(() => first.Share());
        Assert.ThrowsExactly<ObjectDisposedException>(() => first.SaveWeights((_, _) => { }));
        StringAssert.StartsWith(error.Message, "The model has been disposed.");
        second.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => Predict(second, pixels));
    }

    [TestMethod]
    public void A_model_outlives_the_dispose_scope_it_is_made_in()
    {
        GeoModel model;
        using (torch.NewDisposeScope())
            model = GeoModel.Create(Spec, compute: new ComputeOptions { Threads = 1 });

        using (model)
            Assert.HasCount(7, Predict(model, new float[PhotoLength]));
    }

    [TestMethod]
    public void Wrong_lengths_are_errors()
    {
        using var model = ToyTraining.Convolutional(1, 2);

        var pixels = Assert.ThrowsExactly<ArgumentException>(() => model.Predict(new float[5], 1, 5, new float[2]));
        var probabilities = Assert.ThrowsExactly<ArgumentException>(() => model.Predict(new float[PhotoLength], 1, 1, new float[3]));

        StringAssert.StartsWith(pixels.Message, "1 photos x 5 crops of 32x32 take 15360 numbers, but 5 were given.");
        StringAssert.StartsWith(probabilities.Message, "1 photos x 2 classes give 2 probabilities, but there is room for 3.");
    }

    [TestMethod]
    public void A_spec_survives_json()
    {
        var json = JsonSerializer.Serialize(Spec with { EvaluationShortSide = 40 });
        var read = JsonSerializer.Deserialize<GeoModelSpec>(json)!;

        read.Validate();
        Assert.AreEqual(json, JsonSerializer.Serialize(read));
        Assert.AreEqual((Size, 40, 0.485f), (read.ToInputOptions().InputSize, read.ToInputOptions().EvaluationShortSide, read.Normalization.MeanRed));
        CollectionAssert.AreEqual(Spec.Heads.ToArray(), read.Heads.ToArray());
    }

    [TestMethod]
    public void One_message_names_everything_that_is_wrong_with_a_spec()
    {
        var spec = new GeoModelSpec { Backbone = "vgg", Heads = [new GeoHead("A", 0), new GeoHead("A", 1)], InputSize = 8, EvaluationShortSide = 4, Normalization = default };

        var error = Assert.ThrowsExactly<ArgumentException>(() => GeoModel.Create(spec));

        Assert.AreEqual(
            $"GeoModelSpec: Backbone is 'vgg', it must be one of {string.Join(", ", Backbones.Names)}. "
            + "Head 'A' has 0 cells, it must have at least 1. "
            + "2 heads have the name 'A', names must differ and not be empty. "
            + "InputSize is 8, it must be 32 to 1024. "
            + "EvaluationShortSide is 4, it must be at least InputSize (8), or 0 for 256 / 224 of it. "
            + $"Normalization is {spec.Normalization}, its numbers must be finite and its standard deviations above 0.",
            error.Message);
    }

    [TestMethod]
    public void A_gpu_that_is_not_there_is_an_error_or_a_fallback_that_says_why()
    {
        var absent = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        var error = Assert.ThrowsExactly<GpuUnavailableException>(() => GeoModel.Create(Spec, compute: new ComputeOptions { GpuDeviceId = absent }));
        using var model = GeoModel.Create(Spec, compute: new ComputeOptions { GpuDeviceId = absent, FallbackToCpu = true, Threads = 1 });

        StringAssert.StartsWith(error.Message, $"GPU {absent} was asked for, but torch finds ");
        Assert.IsNull(model.Device.GpuIndex);
        Assert.IsNotNull(model.Device.FallbackReason);
    }

    private static float[] Predict(GeoModel model, float[] pixels)
    {
        var photos = pixels.Length / PhotoLength;
        var probabilities = new float[photos * model.ClassCount];
        model.Predict(pixels, photos, 1, probabilities);
        return probabilities;
    }

    private static Action<string, Action<Stream>> Keep(Dictionary<string, byte[]> parts) => (name, write) =>
    {
        using var stream = new MemoryStream();
        write(stream);
        parts.Add(name, stream.ToArray());
    };

    private static Func<string, Action<Stream>, bool> Give(Dictionary<string, byte[]> parts) => (name, read) =>
    {
        if (!parts.TryGetValue(name, out var part))
            return false;
        using var stream = new MemoryStream(part);
        read(stream);
        return true;
    };
}
