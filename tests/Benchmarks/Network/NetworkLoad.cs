using System.Globalization;
using SemGeo.Benchmarks.Framework;
using SemGeo.Benchmarks.Plain;
using SemGeo.Geography;
using SemGeo.Imaging.Files;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;

namespace SemGeo.Benchmarks.Network;

/// <summary>The work of the network benchmarks: a network with three heads, the same for us and for the baseline.</summary>
/// <param name="Backbone">The network.</param>
/// <param name="Size">The width and height of a photo in pixels.</param>
/// <param name="Batch">The number of photos in a step.</param>
/// <param name="Steps">The number of steps in a round.</param>
/// <param name="Rounds">The number of timed rounds.</param>
/// <param name="Threads">The number of threads that libtorch computes with, and that decode photos.</param>
internal sealed record NetworkLoad(string Backbone, int Size, int Batch, int Steps, int Rounds, int Threads)
{
    private static readonly string[] Modules = ["torch", "torchvision", "PIL"];

    /// <summary>The cells of SemP {100, 125, 250} in the paper: more parameters than ResNet-50 has.</summary>
    public static IReadOnlyList<int> PaperCells { get; } = [14371, 11252, 5212];

    /// <summary>The cells of the heads: by default so few that the heads take no time.</summary>
    public IReadOnlyList<int> Cells { get; init; } = [150, 80, 30];

    public int Photos => Batch * Steps;

    /// <summary>Small: ResNet-18 and photos of 64 pixels as in the quickstart. Else ResNet-50 and photos as in the paper.</summary>
    public static NetworkLoad Of(bool small) => small
        ? new NetworkLoad("resnet18", Size: 64, Batch: 32, Steps: 12, Rounds: 9, Environment.ProcessorCount)
        : new NetworkLoad("resnet50", Size: 224, Batch: 16, Steps: 3, Rounds: 7, Environment.ProcessorCount);

    /// <summary>Such as "resnet50 at 224, batch 16, 2 threads".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Backbone} at {Size}, batch {Batch}, {(Threads == 1 ? "one thread" : $"{Threads} threads")}");

    public GeoModel CreateModel() => GeoModel.Create(
        new GeoModelSpec
        {
            Backbone = Backbone,
            Heads = [.. Cells.Select((cells, head) => new GeoHead($"Head{head}", cells))],
            InputSize = Size,
            EvaluationShortSide = Size,
        },
        compute: new ComputeOptions { Threads = Threads });

    /// <summary>Photos of noise in memory, labelled at random.</summary>
    public PhotoList CreatePhotos()
    {
        var random = new Random(1);
        return new PhotoList([.. Enumerable.Range(0, Photos).Select(row => CreatePhoto(row, random))]);
    }

    /// <summary>Photos in files, each as often as it takes, labelled at random.</summary>
    public PhotoList ListPhotos(IReadOnlyList<string> files)
    {
        var random = new Random(1);
        return new PhotoList([.. Enumerable.Range(0, Photos).Select(row => new PhotoExample(row, files[row % files.Count], default, DrawLabels(random), GeoCoordinate.Missing))]);
    }

    /// <summary>Starts the plain program on this work.</summary>
    /// <param name="what">Its first argument.</param>
    public BaselineProcess StartPlain(string what) => PlainProgram.Start([what, .. Arguments()]);

    /// <summary>Starts a baseline in Python on this work.</summary>
    /// <param name="script">The script beside this file.</param>
    /// <param name="what">Its first argument.</param>
    /// <returns>Null where it cannot run.</returns>
    public BaselineProcess? StartPython(string script, string what) => PythonBaseline.Start($"Network/{script}", Modules, [what, .. Arguments()]);

    private string[] Arguments() =>
        [Backbone, string.Join(',', Cells), .. new[] { Threads, Size, Batch, Steps }.Select(number => number.ToString(CultureInfo.InvariantCulture))];

    private PhotoExample CreatePhoto(int row, Random random)
    {
        var pixels = new byte[3 * Size * Size];
        random.NextBytes(pixels);
        return new PhotoExample(row, null, default, DrawLabels(random), GeoCoordinate.Missing) { Image = new RgbImage(Size, Size, pixels) };
    }

    private int[] DrawLabels(Random random) => [.. Cells.Select(cells => random.Next(cells))];
}
