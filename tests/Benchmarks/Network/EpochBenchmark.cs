using SemGeo.Benchmarks.Framework;
using SemGeo.Benchmarks.Input;
using SemGeo.Imaging;
using SemGeo.Testing;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;

namespace SemGeo.Benchmarks.Network;

/// <summary>
/// An epoch from JPEGs of 1000 x 750 pixels: read, decoded, augmented and trained on, against PyTorch's DataLoader and training loop, with as many threads of
/// libtorch and as many workers in both. MobileNetV3-Small is the network that the project offers to small machines and the only one whose step costs about
/// as much as its photos do in Pillow: with a larger network an epoch takes as long as its training steps, whatever the input does, which the variant with the
/// paper's ResNet-50 shows.
/// </summary>
/// <param name="full">Whether it is ResNet-50.</param>
internal sealed class EpochBenchmark(bool full) : IBenchmark
{
    // Files are read several times an epoch: drawing more of them would take longer than the comparison.
    private const int Files = 96;
    private const int FilesOfSmall = 32;

    public string Name => full ? "epoch-resnet50" : "epoch";

    public string Description => $"an epoch of {(full ? "ResNet-50" : "MobileNetV3-Small")} from JPEG files against a DataLoader script with as many workers";

    public TableEntry Describe(bool small) => new(
        $"epoch from {Load(small).Photos} JPEG files, {Load(small)}",
        "DataLoader, Pillow, torchvision, PyTorch",
        full || small ? null : 2.0,
        full
            ? "the training step: the photos of a step are decoded in a fraction of its time"
            : "libtorch's normalisations and activations, two fifths, and oneDNN's convolutions, a third; decoding is a seventh");

    public BenchmarkResult Run(bool small)
    {
        var load = Load(small);
        using var folder = new TemporaryFolder();
        NoisePhotos.Write(folder.Path, small ? FilesOfSmall : Files);
        string[] files = [.. Directory.GetFiles(folder.Path).Order()];
        using var model = load.CreateModel();
        var options = model.Spec.ToInputOptions();
        (options.BatchSize, options.Workers) = (load.Batch, load.Threads);
        var input = new TrainingInput(load.ListPhotos(files), new SkiaImageCodec(), options);
        var trainer = new GeoTrainer(new GeoTrainingOptions { Epochs = 1 });
        using var python = load.StartPython("epoch_baseline.py", folder.Path);
        using var plain = load.StartPlain(folder.Path);
        return AlternatingRunner.Run(load.Rounds, load.Photos, "photos/s", () => trainer.Train(model, input), python, plain, PlainBaseline.Plain);
    }

    private NetworkLoad Load(bool small)
    {
        var load = NetworkLoad.Of(small: false) with { Size = 224, Batch = 16, Backbone = full ? "resnet50" : "mobilenet_v3_small" };
        return (full, small) switch
        {
            (false, false) => load with { Batch = 32, Steps = 12, Rounds = 6 },
            (false, true) => load with { Steps = 8, Rounds = 3 },
            (true, false) => load with { Steps = 4, Rounds = 5 },
            (true, true) => load with { Steps = 1, Rounds = 2 },
        };
    }
}
