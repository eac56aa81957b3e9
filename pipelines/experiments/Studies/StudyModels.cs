using System.Security.Cryptography;
using System.Text.Json;
using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Checkpoints;

namespace SemGeo.Experiments.Studies;

/// <summary>
/// Trains the networks of a study, each once: the weights are kept in a folder, under a name that changes with everything that they depend on. A training that
/// was ended goes on from its last checkpoint.
/// </summary>
/// <remarks>
/// Photos are as large as the network's input and were never encoded: nothing is cut off when they are measured, and no color runs over the edge of a concept.
/// </remarks>
/// <param name="folder">The folder of all models.</param>
/// <param name="options">The network and its training.</param>
/// <param name="flips">Whether training photos are flipped horizontally: not where left and right are a clue.</param>
internal sealed class StudyModels(string folder, StudyOptions options, bool flips)
{
    private const double Decay = 0.1, SmallestCrop = 0.8;
    private const string Unfinished = ".run";

    /// <summary>The folder of a model.</summary>
    /// <param name="name">What the model is called.</param>
    /// <param name="dependsOn">Everything that its weights depend on; other values are another model.</param>
    public string FolderOf(string name, object dependsOn) =>
        Path.Combine(folder, $"{name}-{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(dependsOn)))[..12]}");

    /// <summary>A model, trained now or before. The caller disposes it.</summary>
    /// <param name="path">Its folder; after an error, and cancellation is one, that of its checkpoints is all that is kept.</param>
    /// <param name="heads">The partitionings that it answers.</param>
    /// <param name="seed">The seed of the starting weights, of the order and of the augmentation.</param>
    /// <param name="photos">The training photos.</param>
    /// <param name="cancellation">Stops.</param>
    /// <param name="isKept">Whether it was trained before.</param>
    public GeoModel Get(
        string path, IReadOnlyList<GeoHead> heads, int seed, IReadOnlyList<PhotoExample> photos, CancellationToken cancellation, out bool isKept)
    {
        var spec = new GeoModelSpec { Backbone = options.Backbone, Heads = heads, InputSize = options.ImageSize, EvaluationShortSide = options.ImageSize };
        var compute = new ComputeOptions { Threads = options.Threads };
        isKept = Directory.Exists(path);
        if (isKept)
            return GeoModel.Load(spec, (part, read) => TryRead(Path.Combine(path, part), read), compute);
        var model = GeoModel.Create(spec, seed, compute);
        try
        {
            Train(model, path + Unfinished, seed, photos, cancellation);
            Save(model, path);
            if (Directory.Exists(path + Unfinished))
                Directory.Delete(path + Unfinished, recursive: true);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The probabilities of all classes for some photos, one photo after the other.</summary>
    public static float[] Predict(GeoModel model, params IReadOnlyCollection<RgbImage> photos)
    {
        var probabilities = new float[photos.Count * model.ClassCount];
        model.Predict([.. photos.SelectMany(photo => Normalize(model, photo))], photos.Count, 1, probabilities);
        return probabilities;
    }

    /// <summary>A photo as the network takes it.</summary>
    public static float[] Normalize(GeoModel model, RgbImage photo)
    {
        var pixels = new float[photo.Pixels.Length];
        model.Spec.Normalization.Apply(photo.Pixels, pixels);
        return pixels;
    }

    private void Train(GeoModel model, string checkpoints, int seed, IReadOnlyList<PhotoExample> photos, CancellationToken cancellation)
    {
        var input = model.Spec.ToInputOptions();
        (input.BatchSize, input.Seed, input.HorizontalFlip) = (options.BatchSize, seed, flips);
        (input.ResizeShortSide, input.MinimumCropArea) = (options.ImageSize, SmallestCrop);
        if (options.Threads > 0)
            input.Workers = options.Threads;
        var training = new GeoTrainingOptions
        {
            Epochs = options.Epochs,
            LearningRate = options.LearningRate,
            DecayFactor = Decay,
            DecayAfterEpochs = options.Epochs < 3 ? [] : [2 * options.Epochs / 3],
            Checkpoints = new CheckpointOptions { Directory = checkpoints, Resume = true },
        };
        new GeoTrainer(training).Train(model, new TrainingInput(new PhotoList(photos), new SkiaImageCodec(), input), cancellationToken: cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    private static bool TryRead(string path, Action<Stream> read)
    {
        if (!File.Exists(path))
            return false;
        using var stream = File.OpenRead(path);
        read(stream);
        return true;
    }

    private static void Save(GeoModel model, string path)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}.partial";
        Directory.CreateDirectory(draft);
        model.SaveWeights((name, write) =>
        {
            using var stream = File.Create(Path.Combine(draft, name));
            write(stream);
        });
        Directory.Move(draft, path);
    }
}
