using SemGeo.Benchmarks.Framework;

namespace SemGeo.Benchmarks.Network;

/// <summary>Benchmark "infer": probabilities of normalised photos, against PyTorch on the same libtorch.</summary>
internal sealed class InferBenchmark : IBenchmark
{
    public string Name => "infer";

    public string Description => "predicting with a ResNet against PyTorch on the same libtorch and as many threads";

    public BenchmarkResult Run(bool small)
    {
        var load = NetworkLoad.Of(small);
        using var model = load.CreateModel();
        var random = new Random(1);
        var pixels = new float[3 * load.Size * load.Size * load.Batch];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = random.NextSingle();
        var probabilities = new float[load.Batch * model.ClassCount];
        using var baseline = load.StartBaseline("infer");
        return AlternatingRunner.Run(load.Rounds, load.Photos, "photos/s", Predict, baseline is null ? null : () => baseline.Run());

        void Predict()
        {
            for (var step = 0; step < load.Steps; step++)
                model.Predict(pixels, load.Batch, 1, probabilities);
        }
    }
}
