using Microsoft.ML;
using SemGeo.ML.Scoring;
using SemGeo.ML.Training;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Weights;

namespace SemGeo.ML.Tests.Training;

/// <summary>Training from weight files: whole ResNet-18s whose tensors repeat one number each.</summary>
[TestClass]
public sealed class WeightFileStartTests
{
    private const int TensorsOfResNet18 = 120;

    [TestMethod]
    [DataRow("resnet18-torchvision.pth", 2)]
    [DataRow("resnet18-authors.ckpt", 4)]
    public void A_pytorch_file_gives_the_backbone_and_leaves_its_heads(string file, int headTensors)
    {
        using var model = Train(new FineTuningOptions { Path = PathOf(file) });

        var report = model.StartedFrom!.Weights!;
        Assert.HasCount(TensorsOfResNet18, report.Matched);
        Assert.HasCount(headTensors, report.Skipped);
        Assert.IsTrue(report.IsComplete);
        StringAssert.StartsWith(model.StartedFrom.ToString(), $"started from {PathOf(file)}: 120 tensors matched; {headTensors} left out on purpose: ");
    }

    [TestMethod]
    public void A_mixture_starts_from_a_pytorch_file_too()
    {
        using var model = Train(new FineTuningOptions { Path = PathOf("resnet18-authors.ckpt") }, options => options.Head = HeadKind.Mixture);

        Assert.IsTrue(model.StartedFrom!.Weights!.IsComplete);
    }

    [TestMethod]
    public void What_does_not_fit_is_an_error_that_names_it_unless_a_part_will_do()
    {
        var start = new FineTuningOptions { Path = PathOf("resnet18-authors.ckpt"), KeepHeads = true };

        var error = Assert.ThrowsExactly<WeightMismatchException>(() => Train(start));
        start.AllowPartial = true;
        using var model = Train(start);

        StringAssert.Contains(error.Message, "classifier.0.weight (network F32 [");
        Assert.HasCount(TensorsOfResNet18, model.StartedFrom!.Weights!.Matched.Where(name => name.StartsWith("backbone.", StringComparison.Ordinal)).ToList());
        Assert.AreEqual(error.Report.ToString(), model.StartedFrom.Weights.ToString());
    }

    [TestMethod]
    public void Another_backbone_is_an_error()
    {
        var error = Assert.ThrowsExactly<WeightMismatchException>(() => Train(new FineTuningOptions { Path = PathOf("resnet18-torchvision.pth") }, options => options.Backbone = "mobilenet_v3_small"));

        Assert.IsEmpty(error.Report.Matched);
        Assert.Contains("layer1.0.conv1.weight", error.Report.Unexpected);
    }

    [TestMethod]
    public void Heads_of_ones_own_weights_are_kept_but_those_to_be_replaced()
    {
        var path = Path.Combine(Path.GetTempPath(), $"semgeo-weights-{Guid.NewGuid():N}.safetensors");
        try
        {
            using (var file = File.Create(path))
                TrainedModel.Model.Model.SaveWeights((_, write) => write(file), long.MaxValue);
            var kept = new FineTuningOptions { Path = path, KeepHeads = true };
            var replaced = new FineTuningOptions { Path = path, KeepHeads = true, ReplaceHeads = ["Fine"] };

            using var whole = Train(kept);
            using var part = Train(replaced);

            var trained = Tensors(TrainedModel.Model);
            CollectionAssert.AreEqual(trained["classifier.0.bias"], Tensors(whole)["classifier.0.bias"]);
            CollectionAssert.AreEqual(trained["classifier.1.bias"], Tensors(part)["classifier.1.bias"]);
            CollectionAssert.AreNotEqual(trained["classifier.0.bias"], Tensors(part)["classifier.0.bias"]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void Options_of_weight_files_say_nothing_about_a_model()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Train(new FineTuningOptions { Path = "model.zip", KeepHeads = true, AllowPartial = true }));

        StringAssert.Contains(error.Message, "StartFrom.KeepHeads is set, but 'model.zip' is no weight file");
        StringAssert.Contains(error.Message, "StartFrom.AllowPartial is set");
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Golden", "weights", file);

    // So small a step that what was loaded is what is left.
    private static MultiHeadGeoTransformer Train(FineTuningOptions start, Action<MultiHeadGeoTrainerOptions>? change = null)
    {
        var options = TrainedModel.Options();
        (options.StartFrom, options.Training.FreezeBackbone, options.Training.LearningRate, options.Training.WeightDecay, options.Seed) = (start, true, 1e-30, 0, 7);
        change?.Invoke(options);
        var ml = new MLContext().UseSemGeo();
        return ml.Geolocation.MultiHeadGeoTrainer(options).Fit(TrainedModel.Labelled(ml));
    }

    private static Dictionary<string, byte[]> Tensors(MultiHeadGeoTransformer model)
    {
        using var stream = new MemoryStream();
        model.Model.SaveWeights((_, write) => write(stream), long.MaxValue);
        stream.Position = 0;
        var reader = new SafeTensorsReader(stream);
        var tensors = new Dictionary<string, byte[]>();
        while (reader.MoveNext() is { } tensor)
        {
            tensors.Add(tensor.Name, new byte[tensor.ByteLength]);
            reader.Read(tensors[tensor.Name]);
        }

        return tensors;
    }
}
