using System.Globalization;
using SemGeo.Benchmarks.Framework;
using SemGeo.Vision.Imaging;
using SemGeo.Vision.Input;

namespace SemGeo.Benchmarks.Input;

/// <summary>
/// Training batches from JPEGs of 1000 x 750 pixels against torchvision's transforms on Pillow: read, decode, resize the short side to 320, random crop to 224,
/// flip, normalise. Both run on one thread; the rates are images a second of processor time, which other programs disturb less than the clock.
/// </summary>
internal sealed class InputBenchmark : IBenchmark
{
    private const string Unit = "images/core-s";

    public string Name => "input";

    public string Description => "training batches from JPEGs against torchvision on Pillow, per core";

    public BenchmarkResult Run(bool small)
    {
        using var folder = new TemporaryFolder();
        NoisePhotos.Write(folder.Path, small ? 40 : 100);
        var files = Directory.GetFiles(folder.Path);
        Console.WriteLine($"{files.Length} JPEGs of 1000x750 pixels, {files.Average(file => new FileInfo(file).Length) / 1024:F0} kB on average");
        var input = new TrainingInput(
            new PhotoList([.. files.Select((file, row) => new PhotoExample(row, file))]), new NativeImageCodec(), new InputOptions { BatchSize = 20, Workers = 1 });
        using var baseline = PythonBaseline.Start("Input/input_baseline.py", ["torch", "torchvision", "PIL"], folder.Path);
        Pass(input, epoch: 0);
        List<double> ours = [], theirs = [];
        for (var round = 1; round <= (small ? 2 : 5); round++)
        {
            ours.Add(files.Length / Pass(input, round));
            theirs.Add(baseline is null ? double.NaN : files.Length / baseline.Run());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: ours {ours[^1]:0} {Unit}, baseline {theirs[^1]:0} {Unit}"));
        }
        return new(ours.Average(), theirs.Average());
    }

    /// <summary>Reads an epoch.</summary>
    /// <returns>The seconds of processor time that it took.</returns>
    private static double Pass(TrainingInput input, int epoch)
    {
        var before = Environment.CpuUsage.TotalTime;
        foreach (var batch in input.Epoch(epoch))
            batch.Dispose();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
