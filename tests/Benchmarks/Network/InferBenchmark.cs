using SemGeo.Benchmarks.Framework;
using SemGeo.Benchmarks.Plain;

namespace SemGeo.Benchmarks.Network;

/// <summary>Benchmark "infer": probabilities of normalised photos, against a plain program on the same libtorch and PyTorch.</summary>
internal sealed class InferBenchmark(NetworkVariant variant) : IBenchmark
{
    public string Name => $"infer{variant.Suffix}";

    public string Description => $"predicting, {variant.Load(small: false)}{variant.Heads}, against {PlainBaseline.Description} and PyTorch";

    public TableEntry Describe(bool small) => new(
        $"prediction, {variant.Load(small)}{variant.Heads}", PlainBaseline.Description, small ? null : variant.InferTarget, "oneDNN's convolutions, more than nine tenths");

    public BenchmarkResult Run(bool small)
    {
        var load = variant.Load(small);
        using var model = load.CreateModel();
        var random = new Random(1);
        var pixels = new float[3 * load.Size * load.Size * load.Batch];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = random.NextSingle();
        var probabilities = new float[load.Batch * model.ClassCount];
        using var plain = load.StartPlain(PlainProgram.Infer);
        using var python = load.StartPython("network_baseline.py", "infer");
        return AlternatingRunner.Run(load.Rounds, load.Photos, "photos/s", Predict, plain, python, PlainBaseline.PyTorch);

        void Predict()
        {
            for (var step = 0; step < load.Steps; step++)
                model.Predict(pixels, load.Batch, 1, probabilities);
        }
    }
}
