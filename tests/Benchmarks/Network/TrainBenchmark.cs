using SemGeo.Benchmarks.Framework;
using SemGeo.Vision.Imaging;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;

namespace SemGeo.Benchmarks.Network;

/// <summary>Benchmark "train": steps of SGD with our trainer, its input pipeline included, against PyTorch on the same libtorch, photos in memory in both.</summary>
internal sealed class TrainBenchmark(NetworkVariant variant) : IBenchmark
{
    public string Name => $"train{variant.Suffix}";

    public string Description => $"training a ResNet{variant.Heads} against {variant.Baseline} on the same libtorch and as many threads";

    public TableEntry Describe(bool small) => new(
        $"training step, {variant.Load(small)}{variant.Heads}",
        variant.Baseline,
        variant.Target(small ? 0.95 : 1.1),
        variant.HasPaperHeads
            ? "oneDNN's convolutions, and the products and updates of the heads' 63 million weights"
            : "oneDNN's convolutions: three quarters of a step, two thirds of that backward; batch normalisation is a seventh");

    public BenchmarkResult Run(bool small)
    {
        var load = variant.Load(small);
        using var model = load.CreateModel();
        var options = model.Spec.ToInputOptions();
        (options.BatchSize, options.ResizeShortSide, options.Workers) = (load.Batch, 0, load.Threads);
        var input = new TrainingInput(load.CreatePhotos(), new SkiaImageCodec(), options);
        var trainer = new GeoTrainer(new GeoTrainingOptions { Epochs = 1 });
        using var baseline = load.StartBaseline("network_baseline.py", variant.Environment(), "train");
        var result = AlternatingRunner.Run(load.Rounds, load.Photos, "photos/s", () => trainer.Train(model, input), baseline is null ? null : () => baseline.Run());
        return result with { BaselinePeak = baseline?.Peak };
    }
}
