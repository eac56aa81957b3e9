using SemGeo.Imaging.Files;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Segmentation;
using SemGeo.Vision.Training;
using SemGeo.Vision.Weights;
using TorchSharp;
using static SemGeo.Vision.Tests.Training.ToyTraining;

namespace SemGeo.Vision.Tests.Memory;

/// <summary>Work that must leave nothing in memory, and one that leaves a megabyte.</summary>
internal static class MemoryWork
{
    public const string Models = "models", Segmenters = "segmenters", FailedLoad = "failed-load", FailedTraining = "failed-training", OneMegabyte = "one-megabyte";

    private static readonly List<torch.Tensor> Leaked = [];

    public static Action Find(string name) => name switch
    {
        Models => TrainAndScore,
        FailedLoad => FailToLoad,
        FailedTraining => FailToTrain,
        Segmenters => MakeSegmenter,
        _ => () =>
        {
            TrainAndScore();
            Leaked.Add(torch.zeros(1 << 18).DetachFromDisposeScope());
        }
        ,
    };

    private static void TrainAndScore()
    {
        using var model = Convolutional(1, 5, 2);
        using var owner = model.Share();
        new GeoTrainer(new GeoTrainingOptions { Epochs = 1 }).Train(model, Batches(2, Noise(0, 0, 1), Noise(1, 4, 0)));
        model.Predict(new float[3 * Size * Size], 1, 1, new float[model.ClassCount]);
    }

    private static void FailToLoad()
    {
        using var model = GeoModel.Create(Wide);
        var parts = new Dictionary<string, byte[]>();
        model.SaveWeights((name, write) =>
        {
            using var stream = new MemoryStream();
            write(stream);
            parts[name] = stream.ToArray()[..^1];
        });
        Assert.ThrowsExactly<WeightFormatException>(() => GeoModel.Load(Wide, (name, read) =>
        {
            using var stream = new MemoryStream(parts[name]);
            read(stream);
            return true;
        }));
    }

    private static void FailToTrain()
    {
        using var model = Convolutional(1, 5, 2);
        Assert.ThrowsExactly<ArgumentException>(() => new GeoTrainer(new GeoTrainingOptions { Epochs = 1 }).Train(model, Batches(2, Noise(0, 0, 1), Noise(1, 4, 0), Noise(2, 9, 9), Noise(3, 9, 9))));
    }

    private static void MakeSegmenter()
    {
        using var segmenter = HrNetSegmenter.Create(_ => { }, new HrNetSegmenterOptions { ShortSide = 32 });
        segmenter.Segment(new RgbImage(40, 32, new byte[3 * 40 * 32]));
    }

    // A megabyte of weights in few modules: TorchSharp 0.107.0 itself leaves about 0.3 KB of each module behind, whoever disposes it, which is 35 KB of a MobileNetV3.
    private static GeoModelSpec Wide => new() { Backbone = "embedding", EmbeddingSize = 256, Heads = [new GeoHead("Head0", 1000)] };
}
