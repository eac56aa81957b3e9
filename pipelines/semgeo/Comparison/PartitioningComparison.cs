using SemGeo.Evaluation;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.Inference;
using SemGeo.Pipelines.Training;
using SemGeo.Synthetic;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Checkpoints;

namespace SemGeo.Pipelines.Comparison;

/// <summary>
/// Do named places serve better than S2 cells when there are as many classes? For each seed a network is trained with either partitioning of the same photos, with the same options; the weights
/// after the last epoch are measured, so that nothing is chosen by the held-out photos.
/// </summary>
internal sealed class PartitioningComparison
{
    /// <summary>The predictors: the finest head alone, and the product of the probabilities along the hierarchy (paper 3.1.3).</summary>
    public const string Finest = "f", Hierarchy = "f*";

    private const double Decay = 0.1, SmallestCrop = 0.8;

    private readonly PartitioningComparisonOptions _options;
    private readonly string _models;

    /// <param name="options">How to compare.</param>
    /// <param name="models">The folder where trained models are kept.</param>
    /// <param name="gazetteer">The places.</param>
    public PartitioningComparison(PartitioningComparisonOptions options, string models, Gazetteer gazetteer)
    {
        options.Validate();
        (_options, _models) = (options, models);
        Photos = ComparisonPhotos.Draw(options, gazetteer);
    }

    /// <summary>What the models learn from and are measured by.</summary>
    public ComparisonPhotos Photos { get; }

    /// <summary>The models in the order in which they are trained: seed by seed, both partitionings in turns.</summary>
    public IReadOnlyList<(ComparedPartitioning Partitioning, int Seed)> Cases => [.. from seed in _options.Seeds from partitioning in Photos.Partitionings select (partitioning, seed)];

    /// <summary>How good a model would be that always answers the finest cell whose coordinate is nearest to the photo: what the cells alone allow.</summary>
    public PredictorMetrics BoundOf(ComparedPartitioning partitioning)
    {
        var evaluator = new GeolocationEvaluator(["best possible"]);
        foreach (var photo in Photos.HeldOut)
            evaluator.Add(photo.Coordinate, partitioning.BestAnswerOf(photo));
        return evaluator.Result().Predictors[0];
    }

    /// <summary>Trains a model, or finds it trained, and measures it.</summary>
    public ComparisonRun Run(ComparedPartitioning partitioning, int seed, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        var spec = new GeoModelSpec
        {
            Backbone = _options.Backbone,
            Heads = [.. partitioning.Set.Levels.Select(level => new GeoHead(level.Name, level.Cells.Count))],
            InputSize = _options.ImageSize,

            // Photos are as large as the input: nothing is cut off when they are measured.
            EvaluationShortSide = _options.ImageSize,
        };
        using var model = KeptModels.Get(FolderOf(partitioning, seed), spec, seed, _options.Threads, (trained, checkpoints) => Train(trained, checkpoints, partitioning, seed, cancellation), out var isKept);
        var training = TimeProvider.System.GetElapsedTime(started);
        return new ComparisonRun(partitioning.Name, seed, Measure(model, partitioning), isKept, training);
    }

    private string FolderOf(ComparedPartitioning partitioning, int seed)
    {
        var (thresholds, o) = (string.Join(' ', partitioning.Set.Levels.Select(level => level.Threshold)), _options);
        var data = new { o.PhotoSeed, o.Countries, o.TrainingPhotos, o.HeldOutPhotos, o.ImageSize, o.MinImages, o.Backbone, o.Epochs, o.LearningRate, o.BatchSize, SyntheticEarth.GeneratorVersion, Thresholds = thresholds, partitioning.Name, Seed = seed };
        return KeptModels.FolderOf(_models, $"{partitioning.Name}-{seed}", data);
    }

    private void Train(GeoModel model, string checkpoints, ComparedPartitioning partitioning, int seed, CancellationToken cancellation)
    {
        var input = model.Spec.ToInputOptions();
        (input.BatchSize, input.Seed, input.ResizeShortSide, input.MinimumCropArea, input.HorizontalFlip) = (_options.BatchSize, seed, _options.ImageSize, SmallestCrop, false);
        if (_options.Threads > 0)
            input.Workers = _options.Threads;
        var training = new GeoTrainingOptions
        {
            Epochs = _options.Epochs,
            LearningRate = _options.LearningRate,
            DecayFactor = Decay,
            DecayAfterEpochs = _options.Epochs < 3 ? [] : [2 * _options.Epochs / 3],
            Checkpoints = new CheckpointOptions { Directory = checkpoints, Resume = true },
        };
        var photos = new PhotoList([.. Photos.Training.Select((photo, row) => new PhotoExample(row, null, default, partitioning.LabelsOf(photo), photo.Coordinate) { Image = photo.Image })]);
        new GeoTrainer(training).Train(model, new TrainingInput(photos, new SkiaImageCodec(), input), cancellationToken: cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    private GeolocationMetrics Measure(GeoModel model, ComparedPartitioning partitioning)
    {
        var decoder = new HierarchicalDecoder(partitioning.Set);
        var evaluator = new GeolocationEvaluator([Finest, Hierarchy]);
        foreach (var batch in Photos.HeldOut.Chunk(_options.BatchSize))
        {
            var probabilities = new float[batch.Length * model.ClassCount];
            model.Predict([.. batch.SelectMany(photo => Normalize(model, photo))], batch.Length, 1, probabilities);
            for (var i = 0; i < batch.Length; i++)
            {
                var own = probabilities.AsSpan(i * model.ClassCount, model.ClassCount);
                evaluator.Add(batch[i].Coordinate, Answer(InferenceMode.Finest, own), Answer(InferenceMode.Hierarchy, own));
            }
        }

        return evaluator.Result();

        GeoCoordinate Answer(InferenceMode mode, ReadOnlySpan<float> own) => decoder.Predict(own, mode).Coordinate;
    }

    private static float[] Normalize(GeoModel model, ComparisonPhotos.Photo photo)
    {
        var pixels = new float[photo.Image.Pixels.Length];
        model.Spec.Normalization.Apply(photo.Image.Pixels, pixels);
        return pixels;
    }
}
