using SemGeo.Evaluation;
using SemGeo.Experiments.Studies;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Inference;
using SemGeo.Synthetic;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;

namespace SemGeo.Experiments.Partitionings;

/// <summary>
/// Do named places serve better than S2 cells when there are as many classes? For each seed a network is trained with either partitioning of the same photos, with the same options; the weights
/// after the last epoch are measured, so that nothing is chosen by the held-out photos.
/// </summary>
internal sealed class PartitioningComparison
{
    /// <summary>The predictors: the finest head alone, and the product of the probabilities along the hierarchy (paper 3.1.3).</summary>
    public const string Finest = "f", Hierarchy = "f*";

    private readonly PartitioningComparisonOptions _options;
    private readonly StudyModels _models;

    /// <param name="options">How to compare.</param>
    /// <param name="models">The folder where trained models are kept.</param>
    /// <param name="gazetteer">The places.</param>
    public PartitioningComparison(PartitioningComparisonOptions options, string models, Gazetteer gazetteer)
    {
        options.Validate();
        (_options, _models) = (options, new StudyModels(models, options, flips: false));
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
        GeoHead[] heads = [.. partitioning.Set.Levels.Select(level => new GeoHead(level.Name, level.Cells.Count))];
        PhotoExample[] photos = [.. Photos.Training.Select((photo, row) => new PhotoExample(row, null, default, partitioning.LabelsOf(photo), photo.Coordinate) { Image = photo.Image })];
        using var model = _models.Get(FolderOf(partitioning, seed), heads, seed, photos, cancellation, out var isKept);
        var training = TimeProvider.System.GetElapsedTime(started);
        return new ComparisonRun(partitioning.Name, seed, Measure(model, partitioning), isKept, training);
    }

    private string FolderOf(ComparedPartitioning partitioning, int seed)
    {
        var (thresholds, o) = (string.Join(' ', partitioning.Set.Levels.Select(level => level.Threshold)), _options);
        var data = new { o.PhotoSeed, o.Countries, o.TrainingPhotos, o.HeldOutPhotos, o.ImageSize, o.MinImages, o.Backbone, o.Epochs, o.LearningRate, o.BatchSize, SyntheticEarth.GeneratorVersion, Thresholds = thresholds, partitioning.Name, Seed = seed };
        return _models.FolderOf($"{partitioning.Name}-{seed}", data);
    }

    private GeolocationMetrics Measure(GeoModel model, ComparedPartitioning partitioning)
    {
        var decoder = new HierarchicalDecoder(partitioning.Set);
        var evaluator = new GeolocationEvaluator([Finest, Hierarchy]);
        foreach (var batch in Photos.HeldOut.Chunk(_options.BatchSize))
        {
            var probabilities = StudyModels.Predict(model, [.. batch.Select(photo => photo.Image)]);
            for (var i = 0; i < batch.Length; i++)
            {
                var own = probabilities.AsSpan(i * model.ClassCount, model.ClassCount);
                evaluator.Add(batch[i].Coordinate, Answer(InferenceMode.Finest, own), Answer(InferenceMode.Hierarchy, own));
            }
        }

        return evaluator.Result();

        GeoCoordinate Answer(InferenceMode mode, ReadOnlySpan<float> own) => decoder.Predict(own, mode).Coordinate;
    }
}

/// <summary>What came of one model of the comparison.</summary>
/// <param name="Partitioning">What it was trained with.</param>
/// <param name="Seed">The seed of weights, order and augmentation.</param>
/// <param name="Metrics">How far f and f* are off on the held-out photos.</param>
/// <param name="IsKept">Whether it was trained before.</param>
/// <param name="Training">The time for training.</param>
internal sealed record ComparisonRun(string Partitioning, int Seed, GeolocationMetrics Metrics, bool IsKept, TimeSpan Training);
