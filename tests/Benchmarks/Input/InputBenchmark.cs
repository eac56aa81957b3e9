using SemGeo.Benchmarks.Framework;
using SemGeo.Imaging;
using SemGeo.Testing;
using SemGeo.Vision.Input;

namespace SemGeo.Benchmarks.Input;

/// <summary>
/// Training batches from JPEGs of 1000 x 750 pixels against torchvision's transforms on Pillow: read, decode, resize the short side to 320, random crop to 224,
/// flip, normalise. Both run on one thread; the rates are images a second of processor time, which other programs disturb less than the clock.
/// </summary>
internal sealed class InputBenchmark : IBenchmark
{
    // Of a round, so that the runtime's own work (it compiles hot code anew in the first seconds) is small beside it.
    private const int Passes = 4;

    public string Name => "input";

    public string Description => "training batches from JPEGs against torchvision on Pillow, per core";

    public TableEntry Describe(bool small) => new(
        "1000x750 JPEG to a normalised 224 crop, one core",
        "Pillow and torchvision's transforms",
        Target: 3.5,
        "libjpeg-turbo, four fifths, most of it entropy decoding, which no scaling spares");

    public BenchmarkResult Run(bool small)
    {
        using var folder = new TemporaryFolder();
        NoisePhotos.Write(folder.Path, small ? 40 : 100);
        var files = Directory.GetFiles(folder.Path);
        Console.WriteLine($"{files.Length} JPEGs of 1000x750 pixels, {files.Average(file => new FileInfo(file).Length) / 1024:F0} kB on average");
        var input = new TrainingInput(
            new PhotoList([.. files.Select((file, row) => new PhotoExample(row, file))]), new SkiaImageCodec(), new InputOptions { BatchSize = 20, Workers = 1 });
        var epoch = 0;
        Read(input, ref epoch);
        using var baseline = PythonBaseline.Start("Input/input_baseline.py", ["torch", "torchvision", "PIL"], folder.Path);
        var result = AlternatingRunner.RunMeasured(
            small ? 2 : 6, files.Length * Passes, "images/core-s", () => Read(input, ref epoch), baseline is null ? null : () => Enumerable.Range(0, Passes).Sum(_ => baseline.Run()));
        return result with { BaselinePeak = baseline?.Peak };
    }

    /// <summary>Reads some epochs.</summary>
    /// <returns>The seconds of processor time that it took.</returns>
    private static double Read(TrainingInput input, ref int epoch)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var batch in input.Epoch(epoch++))
                batch.Dispose();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
