using System.Runtime.InteropServices;
using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Weights;
using TorchSharp;

namespace SemGeo.Vision.Tests.Training;

/// <summary>Small models and photos of one colour.</summary>
internal static class ToyTraining
{
    public const int Size = 32;

    public static readonly PixelNormalization Unchanged = new(0, 0, 0, 1, 1, 1);

    /// <summary>A model on <see cref="MeanColour"/> whose heads have all weights and biases 0.</summary>
    public static GeoModel Linear(params int[] cells) => Wrap(cells, new MeanColour(), network =>
    {
        foreach (var parameter in network.parameters())
            torch.nn.init.zeros_(parameter);
    });

    /// <summary>A convolutional network with batch normalisation, of 84,000 weights.</summary>
    public static GeoModel Convolutional(int seed, params int[] cells) => Wrap(cells, new ResNet("toy", 1), network => NetworkInitializer.Initialize(network, seed));

    /// <summary>A model of any backbone and heads with the starting weights of a seed.</summary>
    public static GeoModel Create(GeoHead[] heads, Backbone backbone, int seed) => Wrap(heads, backbone, network => NetworkInitializer.Initialize(network, seed));

    public static GeoModelSpec Spec(params int[] cells) => Spec([.. cells.Select((count, head) => new GeoHead($"Head{head}", count))]);

    public static GeoModelSpec Spec(GeoHead[] heads) => new()
    {
        Backbone = "toy",
        Heads = heads,
        InputSize = Size,
        EvaluationShortSide = Size,
        Normalization = Unchanged,
    };

    /// <summary>A photo of one colour, at 0 degrees north and <paramref name="longitude"/> degrees east.</summary>
    public static PhotoExample Photo(int row, byte red, byte green, byte blue, int[] labels, double longitude = 0)
    {
        var pixels = new byte[Size * Size * 3];
        for (var i = 0; i < pixels.Length; i += 3)
            (pixels[i], pixels[i + 1], pixels[i + 2]) = (red, green, blue);
        return new PhotoExample(row, $"{row}.png", default, labels, new GeoCoordinate(0, longitude)) { Image = new RgbImage(Size, Size, pixels) };
    }

    /// <summary>A photo of noise, the same for the same row.</summary>
    public static PhotoExample Noise(int row, params int[] labels)
    {
        var pixels = new byte[Size * Size * 3];
        new Random(row).NextBytes(pixels);
        return new PhotoExample(row, $"{row}.png", default, labels, GeoCoordinate.Missing) { Image = new RgbImage(Size, Size, pixels) };
    }

    public static InputOptions InputOptions(int batchSize) => new()
    {
        InputSize = Size,
        EvaluationShortSide = Size,
        ResizeShortSide = 0,
        BatchSize = batchSize,
        MinimumCropArea = 1,
        MinimumCropRatio = 1,
        MaximumCropRatio = 1,
        HorizontalFlip = false,
        Normalization = Unchanged,
        Workers = 1,
    };

    public static TrainingInput Batches(int batchSize, params PhotoExample[] photos) => new(new PhotoList(photos), new NeverDecoder(), InputOptions(batchSize));

    public static EvaluationInput CentreCrops() => new(new NeverDecoder(), InputOptions(2));

    public static Dictionary<string, float[]> WeightsOf(GeoModel model)
    {
        using var stream = new MemoryStream();
        model.SaveWeights((_, write) => write(stream), long.MaxValue);
        stream.Position = 0;
        var reader = new SafeTensorsReader(stream);
        var weights = new Dictionary<string, float[]>();
        while (reader.MoveNext() is { } tensor)
        {
            if (tensor.Type != SafeTensorType.Float32)
                continue;
            var values = new float[tensor.ByteLength / sizeof(float)];
            reader.Read(MemoryMarshal.AsBytes(values.AsSpan()));
            weights.Add(tensor.Name, values);
        }

        return weights;
    }

    public static void AssertSameWeights(GeoModel expected, GeoModel actual)
    {
        var (before, after) = (WeightsOf(expected), WeightsOf(actual));
        CollectionAssert.AreEquivalent(before.Keys, after.Keys);
        foreach (var (name, values) in before)
            CollectionAssert.AreEqual(values, after[name], name);
    }

    private static GeoModel Wrap(int[] cells, Backbone backbone, Action<GeoNetwork> initialize)
        => Wrap([.. Spec(cells).Heads], backbone, initialize);

    private static GeoModel Wrap(GeoHead[] heads, Backbone backbone, Action<GeoNetwork> initialize)
    {
        using var scope = torch.NewDisposeScope();
        var network = new GeoNetwork(backbone, heads.Select(head => head.Cells), [.. heads.Select(head => head.Kind)]);
        using (torch.no_grad())
        {
            ChannelsLast.Convert(network);
            initialize(network);
        }

        return GeoModel.Wrap(Spec(heads), network, GeoDevice.Cpu, threads: 1);
    }
}
