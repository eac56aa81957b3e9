using SemGeo.Benchmarks.Framework;

namespace SemGeo.Benchmarks.Network;

/// <summary>Benchmark "infer": probabilities of normalised photos, against PyTorch on the same libtorch.</summary>
internal sealed class InferBenchmark(NetworkVariant variant) : IBenchmark
{
    public string Name => $"infer{variant.Suffix}";

    public string Description => $"predicting with a ResNet{variant.Heads} against {variant.Baseline} on the same libtorch and as many threads";

    public TableEntry Describe(bool small) => new(
        $"prediction, {Load(small)}{variant.Heads}",
        variant.Baseline,
        variant.Target(small ? 0.95 : 1.4),
        "oneDNN's convolutions, more than four fifths; batch normalisation is a pass over memory of its own");

    public BenchmarkResult Run(bool small)
    {
        var load = Load(small);
        using var model = load.CreateModel();
        var random = new Random(1);
        var pixels = new float[3 * load.Size * load.Size * load.Batch];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = random.NextSingle();
        var probabilities = new float[load.Batch * model.ClassCount];
        using var baseline = load.StartBaseline("network_baseline.py", variant.Environment(), "infer");
        var result = AlternatingRunner.Run(load.Rounds, load.Photos, "photos/s", Predict, baseline is null ? null : () => baseline.Run());
        return result with { BaselinePeak = baseline?.Peak };

        void Predict()
        {
            for (var step = 0; step < load.Steps; step++)
                model.Predict(pixels, load.Batch, 1, probabilities);
        }
    }

    // Below about 128 pixels the order of channels last costs a prediction more than it gives: each of few pixels is convolved with weights that oneDNN reorders first.
    private NetworkLoad Load(bool small) => small ? variant.Load(small) with { Size = 128, Batch = 16 } : variant.Load(small);
}
