using System.Globalization;
using System.Runtime.InteropServices;
using SemGeo.Benchmarks.Framework;
using SemGeo.Concepts;
using SemGeo.Concepts.Influence;
using SemGeo.Testing;

namespace SemGeo.Benchmarks.Concepts;

/// <summary>Benchmark "concepts": concept influence of images of 224 pixels with 20 concepts, and the dilation of a mask by 10 pixels, against the published steps in Python, one core each.</summary>
internal sealed class ConceptsBenchmark : IBenchmark
{
    private const int Size = 224, ConceptCount = 20, Images = 8, TopPixels = 1000, Radius = 10;

    // Ours are too quick to time one by one.
    private const int Repeats = 50;

    public string Name => "concepts";

    public string Description => "concept influence and mask dilation against the published steps in Python";

    public BenchmarkResult Run(bool small)
    {
        var rounds = small ? 3 : 9;
        var (masks, maps) = MakeImages();
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "classes.u8"), [.. masks.SelectMany(mask => mask.Classes)]);
        File.WriteAllBytes(Path.Combine(folder.Path, "maps.f32"), MemoryMarshal.AsBytes(maps.SelectMany(map => map).ToArray().AsSpan()).ToArray());
        var dilation = CompareDilation(rounds, masks[0], folder.Path);
        Console.WriteLine(dilation.ToLine("dilation"));

        var meter = new ConceptInfluenceMeter(new ConceptInfluenceOptions { TopPixels = TopPixels, MinimumSize = 0 });
        var influences = new List<double>();
        BenchmarkResult result;
        using (var baseline = Start("influence", folder.Path))
            result = AlternatingRunner.Run(rounds, Images * Repeats, "images/s", Measure, baseline is null ? null : () => baseline.Run() * Repeats);
        Compare(influences, Path.Combine(folder.Path, "influences.f64"));
        return result;

        void Measure()
        {
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                influences.Clear();
                for (var i = 0; i < Images; i++)
                    influences.AddRange(meter.Measure(masks[i], maps[i]).Select(concept => concept.Influence));
            }
        }
    }

    private static BaselineProcess? Start(string what, string folder) =>
        PythonBaseline.Start("Concepts/concepts_baseline.py", ["numpy", "torch"], what, $"{Size}", $"{Images}", $"{TopPixels}", $"{Radius}", folder);

    private static BenchmarkResult CompareDilation(int rounds, ConceptMask mask, string folder)
    {
        using var baseline = Start("dilation", folder);
        return AlternatingRunner.Run(rounds, Repeats, "masks/s", Dilate, baseline is null ? null : () => baseline.Run() * Repeats);

        void Dilate()
        {
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                var pixels = new PixelSet(Size, Size);
                for (var i = 0; i < mask.Classes.Length; i++)
                {
                    if (mask.Classes[i] == 0)
                        pixels.Add(i % Size, i / Size);
                }

                pixels.Dilate(Radius);
            }
        }
    }

    /// <summary>Masks of rectangles over one another, the first of a sixth of the image, and maps without equal values.</summary>
    private static (ConceptMask[] Masks, float[][] Maps) MakeImages()
    {
        var random = new Random(7);
        var (masks, maps) = (new ConceptMask[Images], new float[Images][]);
        for (var i = 0; i < Images; i++)
        {
            var classes = new byte[Size * Size];
            for (var p = 0; p < classes.Length; p++)
                classes[p] = (byte)(p / Size * ConceptCount / Size);
            for (var y = 60; y < 152; y++)
                classes.AsSpan(y * Size + 40, 92).Clear();
            masks[i] = new ConceptMask(Size, Size, classes);
            maps[i] = [.. Enumerable.Range(0, classes.Length).Select(p => p / (float)classes.Length)];
            random.Shuffle(maps[i]);
        }

        return (masks, maps);
    }

    /// <summary>Prints whether both measure the same.</summary>
    private static void Compare(List<double> ours, string file)
    {
        if (!File.Exists(file))
            return;
        var theirs = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(file));
        var difference = 0.0;
        for (var i = 0; i < theirs.Length; i++)
            difference = Math.Max(difference, Math.Abs(theirs[i] - ours[i]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{theirs.Length} influences of both, {ours.Count} of ours; the greatest difference is {difference:0.0e0}"));
    }
}
