using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Collections;
using SemGeo.ML.Scoring;
using SemGeo.ML.Training;
using SemGeo.Testing;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;

namespace SemGeo.ML.Tests.Training;

[TestClass]
public sealed class MultiHeadGeoTrainerTests
{
    [TestMethod]
    public void Size_and_seed_that_are_not_chosen_are_those_of_the_backbone_and_of_the_training()
    {
        Assert.AreEqual((300, 5), Chosen(new() { Backbone = "efficientnet_b4" }, seed: 5));
        Assert.AreEqual((224, 9), Chosen(new() { Backbone = "efficientnet_b4", Input = { InputSize = 224, Seed = 9 } }, seed: 5));
        Assert.AreEqual((224, 1), Chosen(new(), seed: 1));
        Assert.AreEqual((224, 1), Chosen(new() { Backbone = "efficientnet_b4", EmbeddingColumnName = "Embedding" }, seed: 1));

        static (int InputSize, int Seed) Chosen(MultiHeadGeoTrainerOptions options, int seed)
        {
            var input = MultiHeadGeoTrainer.InputOf(options, seed);
            return (input.InputSize, input.Seed);
        }
    }

    [TestMethod]
    public void Estimator_foretells_its_schema()
    {
        var ml = new MLContext();
        var data = TrainedModel.Labelled(ml);
        var shape = ml.Geolocation.MultiHeadGeoTrainer(TrainedModel.Options()).GetOutputSchema(Shapes.Of(data.Schema));
        CollectionAssert.AreEquivalent(Shapes.Of(TrainedModel.Model.Transform(data).Schema).Select(Shapes.Text).ToArray(), shape.Select(Shapes.Text).ToArray());
    }

    [TestMethod]
    public void Training_reports_what_it_did()
    {
        var training = TrainedModel.Model.Training!;
        Assert.AreEqual(TrainingStop.Completed, training.Stop);
        Assert.AreEqual(1, training.Epochs);
        Assert.AreEqual(24, training.ImagesSeen);
    }

    [TestMethod]
    public void One_seed_gives_one_model()
    {
        using var first = Train(TrainedModel.Options());
        using var second = Train(TrainedModel.Options());
        CollectionAssert.AreEqual(Probabilities(first), Probabilities(second));
    }

    [TestMethod]
    public void Held_back_photos_choose_the_weights()
    {
        var options = TrainedModel.Options();
        options.ValidationFraction = 0.4;
        var reports = new List<TrainingProgress>();
        options.Progress = new Collected(reports);
        using var model = Train(options);
        Assert.IsNotNull(model.Training!.Best);
        Assert.IsTrue(reports.Any(r => r.Validation is { Images: > 0, Locations: not null }));
        Assert.AreEqual(24, model.Training.ImagesSeen + model.Training.Best.Images);
    }

    [TestMethod]
    [DataRow("tf_efficientnet_b4", 300, 0, 320)]
    [DataRow("ResNet50", 224, 0, 256)]
    [DataRow("tf_efficientnet_b4", 300, 350, 350)]
    [DataRow("tf_efficientnet_b4", 380, 0, 0)]
    [DataRow("resnet18", 300, 0, 0)]
    public void At_a_backbones_own_size_photos_are_evaluated_at_the_published_short_side(string backbone, int inputSize, int asked, int expected) =>
        Assert.AreEqual(expected, MultiHeadGeoTrainer.EvaluationShortSide(backbone, new InputOptions { InputSize = inputSize, EvaluationShortSide = asked }));

    [TestMethod]
    public void Cancelled_training_returns_the_weights_so_far()
    {
        using var source = new CancellationTokenSource();
        var options = TrainedModel.Options();
        options.Training.Epochs = 1000;
        options.Training.ReportInterval = TimeSpan.Zero;
        options.CancellationToken = source.Token;
        options.Progress = new Collected([], source.Cancel);
        using var model = Train(options);
        Assert.AreEqual(TrainingStop.Cancelled, model.Training!.Stop);
        Assert.HasCount(24, Probabilities(model));
    }

    [TestMethod]
    public void Decoded_images_are_refused_with_advice()
    {
        var ml = new MLContext();
        var data = ml.Transforms.LoadImages("Image", null, "ImagePath").Fit(TrainedModel.Photos).Transform(TrainedModel.Labelled(ml));
        var options = TrainedModel.Options();
        options.ImageColumnName = "Image";
        var error = Assert.ThrowsExactly<ArgumentException>(() => ml.Geolocation.MultiHeadGeoTrainer(options).Fit(data));
        Assert.Contains("LoadRawImageBytes", error.Message);
    }

    [TestMethod]
    public void Data_without_class_columns_is_an_error_that_says_which_step_is_missing()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MLContext().Geolocation.MultiHeadGeoTrainer(TrainedModel.Options()).Fit(TrainedModel.Photos));
        Assert.Contains("SemanticPartitionLabels", error.Message);
    }

    [TestMethod]
    public void Gpu_that_is_not_there_is_an_error_unless_the_cpu_will_do()
    {
        var ml = new MLContext { GpuDeviceId = 63 };
        Assert.ThrowsExactly<GpuUnavailableException>(() => ml.Geolocation.MultiHeadGeoTrainer(TrainedModel.Options()).Fit(TrainedModel.Labelled(ml)));
        var lenient = new MLContext { GpuDeviceId = 63, FallbackToCpu = true };
        var warnings = new List<string>();
        lenient.Log += (_, entry) => warnings.Add(entry.Message);
        using var model = lenient.Geolocation.MultiHeadGeoTrainer(TrainedModel.Options()).Fit(TrainedModel.Labelled(lenient));
        Assert.AreEqual("CPU", model.Device.ToString());
        Assert.IsTrue(warnings.Any(w => w.Contains("GPU 63", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Photos_of_no_class_are_an_error()
    {
        var ml = new MLContext();
        var labels = ml.Geolocation.SemanticPartitionLabels(TrainedModel.Model.Partitionings);
        var nowhere = ml.Geolocation.LoadFromPhotos([new Photo { ImagePath = "a.jpg", Latitude = 30, Longitude = -40 }]);
        var data = ml.Geolocation.ReverseGeocode().Append(labels).Fit(nowhere).Transform(nowhere);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => ml.Geolocation.MultiHeadGeoTrainer(TrainedModel.Options()).Fit(data));
        Assert.Contains("None of the 1 training photos", error.Message);
    }

    [TestMethod]
    public void Wrong_options_are_an_error()
    {
        var ml = new MLContext();
        var error = Assert.ThrowsExactly<ArgumentException>(() => ml.Geolocation.MultiHeadGeoTrainer(new MultiHeadGeoTrainerOptions { ValidationFraction = 0.9, ImageColumnName = "", Threads = -1 }));
        foreach (var name in new[] { "ValidationFraction", "ImageColumnName", "Threads" })
            Assert.Contains(name, error.Message);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow(MemoryProgram.Training)]
    [DataRow(MemoryProgram.FailedTraining)]
    public async Task Nothing_native_is_left_of_models_that_were_disposed_nor_of_a_failed_training(string work)
    {
        var record = await RepeatedWork.MeasureAsync(work, repetitions: 20, warmUps: 5);

        // A model has 45 megabytes of weights; what a run of several threads holds goes up and down by as much.
        Assert.IsLessThan(10 * 1024, record.GrowthKb, $"{record.GrowthKb:0} KB a repetition");
        Assert.IsTrue(MemoryRecord.Returns(record.Files), $"open files: {string.Join(' ', record.Files)}");
    }

    private static MultiHeadGeoTransformer Train(MultiHeadGeoTrainerOptions options)
    {
        var ml = new MLContext();
        return ml.Geolocation.MultiHeadGeoTrainer(options).Fit(TrainedModel.Labelled(ml));
    }

    private static float[] Probabilities(MultiHeadGeoTransformer model) => [.. model.Transform(TrainedModel.Photos).GetColumn<float>("Probability")];

    private sealed class Collected(List<TrainingProgress> reports, Action? then = null) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            reports.Add(value);
            then?.Invoke();
        }
    }
}
