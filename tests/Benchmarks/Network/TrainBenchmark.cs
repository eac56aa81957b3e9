using SemGeo.Benchmarks.Framework;
using SemGeo.Vision.Imaging;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;

namespace SemGeo.Benchmarks.Network;

/// <summary>Benchmark "train": steps of SGD with our trainer, its input pipeline included, against PyTorch on the same libtorch, photos in memory in both.</summary>
internal sealed class TrainBenchmark : IBenchmark
{
    public string Name => "train";

    public string Description => "training a ResNet against PyTorch on the same libtorch and as many threads";

    public BenchmarkResult Run(bool small)
    {
        var load = NetworkLoad.Of(small);
        using var model = load.CreateModel();
        var options = model.Spec.ToInputOptions();
        (options.BatchSize, options.ResizeShortSide, options.Workers) = (load.Batch, 0, load.Threads);
        var input = new TrainingInput(load.CreatePhotos(), new NativeImageCodec(), options);
        var trainer = new GeoTrainer(new GeoTrainingOptions { Epochs = 1 });
        using var baseline = load.StartBaseline("train");
        return AlternatingRunner.Run(load.Rounds, load.Photos, "photos/s", () => trainer.Train(model, input), baseline is null ? null : () => baseline.Run());
    }
}
