using SemGeo.Testing;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Checkpoints;
using SemGeo.Vision.Weights;
using static SemGeo.Vision.Tests.Training.ToyTraining;

namespace SemGeo.Vision.Tests.Training;

[TestClass]
public sealed class BFloat16TrainingTests
{
    private static readonly PhotoExample[] Photos = [.. Enumerable.Range(0, 12).Select(row => Noise(row, row % 3))];

    [TestMethod]
    public void Eight_photos_of_noise_are_learnt_by_heart()
    {
        using var model = Convolutional(1, 8);
        var photos = Enumerable.Range(0, 8).Select(row => Noise(row, row)).ToArray();
        var reports = new ProgressReports();
        var validation = new ValidationSet(new PhotoList(photos), CentreCrops());

        var result = new GeoTrainer(Options(40)).Train(model, Batches(8, photos), validation, reports);

        Assert.IsGreaterThan(1.0, reports.All[0].Loss);
        Assert.IsLessThan(0.2, result.Best!.Loss, "validation computes alike");
    }

    [TestMethod]
    public void A_cancelled_run_goes_on_to_the_weights_of_one_that_was_not()
    {
        using var folder = new TemporaryFolder();
        using var whole = Convolutional(1, 3);
        using var first = Convolutional(1, 3);
        using var second = Convolutional(1, 3);
        using var source = new CancellationTokenSource();
        var cancelling = new ProgressReports(report =>
        {
            if (report.ImagesSeen >= 16)
                source.Cancel();
        });

        new GeoTrainer(Options(3)).Train(whole, Batches(4, Photos));
        var cancelled = new GeoTrainer(Options(3, folder.Path)).Train(first, Batches(4, Photos), progress: cancelling, cancellationToken: source.Token);
        new GeoTrainer(Options(3, folder.Path)).Train(second, Batches(4, Photos));

        Assert.AreEqual(TrainingStop.Cancelled, cancelled.Stop);
        AssertSameWeights(whole, second);
    }

    [TestMethod]
    public void A_run_does_not_go_on_in_another_precision()
    {
        using var folder = new TemporaryFolder();
        using var model = Convolutional(1, 3);
        new GeoTrainer(Options(1, folder.Path)).Train(model, Batches(4, Photos));
        var options = Options(1, folder.Path);
        options.Precision = ComputePrecision.Single;

        var error = Assert.ThrowsExactly<CheckpointMismatchException>(() => new GeoTrainer(options).Train(model, Batches(4, Photos)));

        StringAssert.Contains(error.Message, "training.precision was \"BFloat16\", now it is \"Single\"");
    }

    [TestMethod]
    public void Saved_weights_have_the_names_shapes_and_types_of_single_precision()
    {
        using var single = Convolutional(1, 3);
        using var rounded = Convolutional(1, 3);

        new GeoTrainer(Options(1)).Train(rounded, Batches(4, Photos));

        var saved = Tensors(rounded);
        CollectionAssert.AreEqual(Tensors(single), saved);
        Assert.IsFalse(saved.Exists(tensor => tensor.Contains("BF16", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void No_tensor_is_left()
    {
        using var model = Convolutional(1, 3);
        new GeoTrainer(Options(1)).Train(model, Batches(4, Photos));
        var before = LiveTensors.Before();

        new GeoTrainer(Options(1)).Train(model, Batches(4, Photos));

        Assert.AreEqual(before, LiveTensors.Now());
    }

    private static GeoTrainingOptions Options(int epochs, string? folder = null) => new()
    {
        Epochs = epochs,
        LearningRate = 0.05,
        DecayAfterEpochs = [],
        AverageDecay = 0.5,
        Precision = ComputePrecision.BFloat16,
        ReportInterval = TimeSpan.Zero,
        Checkpoints = folder is null ? null : new CheckpointOptions { Directory = folder, Resume = true, EveryImages = 8, Interval = null },
    };

    private static List<string> Tensors(GeoModel model)
    {
        using var stream = new MemoryStream();
        model.SaveWeights((_, write) => write(stream), long.MaxValue);
        stream.Position = 0;
        var reader = new SafeTensorsReader(stream);
        var tensors = new List<string>();
        while (reader.MoveNext() is { } tensor)
        {
            tensors.Add($"{tensor.Name} {tensor.Describe()}");
            reader.Read(new byte[tensor.ByteLength]);
        }

        return tensors;
    }
}
