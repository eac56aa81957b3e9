using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Checkpoints;
using SemGeo.Vision.Training.Schedules;

namespace SemGeo.Vision.Tests.Training.Checkpoints;

/// <summary>A run of three epochs over 21 photos, of which one cannot be used, in batches of 4: momentum, averages, clipping, cosine cycles, smoothing, a mixture,
/// random crops, mirroring, a shuffle buffer smaller than the collection, validations within the epoch.</summary>
internal static class ToyRun
{
    public const int Photos = 21, BatchSize = 4, Epochs = 3;

    public static readonly GeoCoordinate[][] Cells = [[new(0, 0), new(10, 20), new(-30, 60)], [new(5, 5), new(-5, -5)]];

    public static GeoModel Model() => ToyTraining.Create([new GeoHead("Fine", 3), new GeoHead("Coarse", 2, HeadKind.Mixture)], new NoisyBackbone(), 3);

    public static GeoTrainingOptions Options(string? folder = null, bool resume = true) => new()
    {
        Epochs = Epochs,
        Schedule = LearningRateSchedule.Sgdr,
        LearningRate = 0.05,
        LabelSmoothingKm = 1000,
        MixtureConcentration = 10,
        GradientClipNorm = 1,
        AverageDecay = 0.5,
        HeadLossWeights = [1, 0.1],
        ValidateEveryImages = 10,
        ReportInterval = TimeSpan.Zero,
        Checkpoints = folder is null ? null : new CheckpointOptions { Directory = folder, Resume = resume, EveryImages = 8, Interval = null },
    };

    public static InputOptions InputOptions()
    {
        var options = ToyTraining.InputOptions(BatchSize);
        (options.MinimumCropArea, options.HorizontalFlip, options.ShuffleBuffer, options.Seed) = (0.5, true, 6, 5);
        (options.OnBadImage, options.Workers) = (BadImagePolicy.Skip, 2);
        return options;
    }

    public static TrainingInput Input(InputOptions? options = null, IImageDecoder? decoder = null, int photos = Photos)
        => new(new PhotoList([.. Enumerable.Range(0, photos).Select(Photo)]), decoder ?? new NeverDecoder(), options ?? InputOptions());

    public static ValidationSet Validation(Action? onRead = null, int photos = 6)
        => new(new WatchedPhotos([.. Enumerable.Range(100, photos).Select(Photo)], onRead), ToyTraining.CentreCrops(), Cells);

    /// <summary>Trains, from a checkpoint where the folder has one.</summary>
    public static TrainingResult Train(
        GeoModel model, string? folder = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default, Action? onValidation = null)
        => new GeoTrainer(Options(folder), Cells).Train(model, Input(), Validation(onValidation), progress, cancellation);

    /// <summary>All that a run's outcome has but times.</summary>
    public static string Describe(TrainingResult result) => string.Join('\n', new[]
    {
        $"{result.Stop} {result.Epochs} {result.ImagesSeen} {string.Join(',', result.MissingLabels)} best {result.Best?.ImagesSeen}",
    }.Concat(result.Validations.Select(validation =>
        $"{validation.Epoch} {validation.ImagesSeen} {validation.Loss:R} {validation.Locations!.Of("Coarse").MedianKm:R} {validation.Locations.Of("Fine").AccuracyAt(2500).Value:R}")));

    // Photo 7 has neither bytes nor pixels; every fifth has no label for the first head, every seventh no coordinate.
    private static PhotoExample Photo(int row)
    {
        var labels = new[] { row % 5 == 0 ? -1 : row % 3, row % 2 };
        if (row == 7)
            return new PhotoExample(row, "7.png", new byte[] { 1, 2, 3 }, labels, new(0, 0));
        var coordinate = row % 7 == 1 ? GeoCoordinate.Missing : new GeoCoordinate(row % 40, -row);
        return ToyTraining.Noise(row, labels) with { Coordinate = coordinate };
    }

    /// <summary>Tells when it is read.</summary>
    private sealed class WatchedPhotos(IReadOnlyList<PhotoExample> photos, Action? onRead) : IPhotoSource
    {
        public long? Count => photos.Count;

        public IEnumerable<PhotoExample> Read(CancellationToken cancellationToken = default)
        {
            onRead?.Invoke();
            return photos;
        }
    }
}
