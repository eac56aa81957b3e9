using SemGeo.Benchmarks.Framework;
using SemGeo.Benchmarks.Plain;
using SemGeo.Imaging;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;

namespace SemGeo.Benchmarks.Network;

/// <summary>Benchmark "train": steps of SGD with our trainer, its input pipeline included, against a plain program on the same libtorch and PyTorch, photos in memory in all.</summary>
internal sealed class TrainBenchmark(NetworkVariant variant) : IBenchmark
{
    public string Name => $"train{variant.Suffix}";

    public string Description => $"training, {variant.Load(small: false)}{variant.Heads}, against {PlainBaseline.Description} and PyTorch";

    public TableEntry Describe(bool small) => new(
        $"training step, {variant.Load(small)}{variant.Heads}",
        PlainBaseline.Description,
        small ? null : variant.TrainTarget,
        variant.Heads.Length > 0
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
        using var plain = load.StartPlain(PlainProgram.Train);
        using var python = load.StartPython("network_baseline.py", "train");
        return AlternatingRunner.Run(load.Rounds, load.Photos, "photos/s", () => trainer.Train(model, input), plain, python, PlainBaseline.PyTorch);
    }
}
