using System.Diagnostics;
using System.Globalization;
using SemGeo.Benchmarks.Framework;
using SemGeo.Vision.Imaging;
using SemGeo.Vision.Input;

namespace SemGeo.Benchmarks.Input;

/// <summary>Benchmark "input": training batches from JPEGs of 1000 x 750 pixels, against torchvision on Pillow. In images a second of processor time, so for one core.</summary>
internal sealed class InputBenchmark : IBenchmark
{
    private const int Rounds = 2;

    public string Name => "input";

    public string Description => "training batches from JPEGs against torchvision on Pillow";

    public BenchmarkResult Run(bool small)
    {
        var folder = Directory.CreateTempSubdirectory("semgeo-input-").FullName;
        try
        {
            NoisePhotos.Write(folder, small ? 40 : 200);
            var files = Directory.GetFiles(folder);
            Console.WriteLine($"{files.Length} JPEGs of 1000x750 pixels, {files.Average(file => new FileInfo(file).Length) / 1024:F0} kB on average");
            List<double> ours = [], baseline = [];
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(MeasureOurs(files, passes: 3));
                baseline.Add(MeasureBaseline(folder, passes: 1));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: ours {ours[^1]:F1}, torchvision and Pillow {baseline[^1]:F1} images a core-second"));
            }
            return new BenchmarkResult(ours.Average(), baseline.Average());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double MeasureOurs(string[] files, int passes)
    {
        var source = new PhotoList([.. files.Select((file, row) => new PhotoExample(row, file))]);
        var input = new TrainingInput(source, new NativeImageCodec(), new InputOptions { BatchSize = 20, Workers = 1 });
        Pass(input, epoch: 0);
        var before = Environment.CpuUsage.TotalTime;
        var images = 0;
        for (var epoch = 1; epoch <= passes; epoch++)
            images += Pass(input, epoch);
        return images / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static int Pass(TrainingInput input, int epoch)
    {
        var images = 0;
        foreach (var batch in input.Epoch(epoch))
        {
            using (batch)
                images += batch.Count;
        }
        return images;
    }

    private static double MeasureBaseline(string folder, int passes)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Input", "input_baseline.py");
        // Debian's interpreter: the one that sees python3-torchvision and python3-pil.
        var start = new ProcessStartInfo("/usr/bin/python3", [script, folder, passes.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var python = Process.Start(start)!;
        var output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        if (python.ExitCode != 0)
            throw new InvalidOperationException("The baseline did not run: it needs Debian's packages python3-torchvision and python3-pil.");
        var parts = output.Split(' ');
        return double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture);
    }
}
