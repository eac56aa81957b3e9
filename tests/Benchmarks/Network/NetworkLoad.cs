using System.Globalization;
using SemGeo.Benchmarks.Framework;
using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;

namespace SemGeo.Benchmarks.Network;

/// <summary>The work of the network benchmarks: a ResNet with three heads on photos of noise, the same for us and for the baseline.</summary>
/// <param name="Backbone">The network.</param>
/// <param name="Size">The width and height of a photo in pixels.</param>
/// <param name="Batch">The number of photos in a step.</param>
/// <param name="Steps">The number of steps in a round.</param>
/// <param name="Rounds">The number of timed rounds.</param>
/// <param name="Threads">The number of threads that libtorch computes with.</param>
internal sealed record NetworkLoad(string Backbone, int Size, int Batch, int Steps, int Rounds, int Threads)
{
    private const string Script = "Network/network_baseline.py";

    private static readonly int[] Cells = [150, 80, 30];

    public int Photos => Batch * Steps;

    /// <summary>
    /// Small: ResNet-18, photos of 64x64 and one thread, since two spin when another process is busy. Else ResNet-50 and photos as in the paper, on all processors.
    /// </summary>
    public static NetworkLoad Of(bool small) => small
        ? new NetworkLoad("resnet18", Size: 64, Batch: 50, Steps: 3, Rounds: 4, Threads: 1)
        : new NetworkLoad("resnet50", Size: 224, Batch: 16, Steps: 2, Rounds: 6, Environment.ProcessorCount);

    public GeoModel CreateModel() => GeoModel.Create(
        new GeoModelSpec
        {
            Backbone = Backbone,
            Heads = [.. Cells.Select((cells, head) => new GeoHead($"Head{head}", cells))],
            InputSize = Size,
            EvaluationShortSide = Size,
        },
        compute: new ComputeOptions { Threads = Threads });

    public PhotoList CreatePhotos()
    {
        var random = new Random(1);
        return new PhotoList([.. Enumerable.Range(0, Photos).Select(row => CreatePhoto(row, random))]);
    }

    public PythonBaseline? StartBaseline(string what) => PythonBaseline.Start(Script, ["torch", "torchvision"], [what, Backbone, .. Numbers()]);

    private string[] Numbers()
        => [.. new[] { Threads, Size, Batch, Steps }.Select(number => number.ToString(CultureInfo.InvariantCulture))];

    private PhotoExample CreatePhoto(int row, Random random)
    {
        var pixels = new byte[3 * Size * Size];
        random.NextBytes(pixels);
        int[] labels = [.. Cells.Select(cells => random.Next(cells))];
        return new PhotoExample(row, null, default, labels, GeoCoordinate.Missing) { Image = new RgbImage(Size, Size, pixels) };
    }
}
