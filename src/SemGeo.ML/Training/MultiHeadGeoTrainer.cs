using Microsoft.ML;
using Microsoft.ML.Runtime;
using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.ML.Hosting;
using SemGeo.ML.Imaging;
using SemGeo.ML.Persistence;
using SemGeo.ML.Schema;
using SemGeo.ML.Scoring;
using SemGeo.ML.TrainingReports;
using SemGeo.Partitioning;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Distributed;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Checkpoints;
using SemGeo.Vision.Weights;

namespace SemGeo.ML.Training;

/// <summary>
/// Trains a network with one head a partitioning on photos and their class columns: the summed cross entropy of the heads, stochastic gradient descent,
/// the weights with the lowest validation loss (paper 3.1.3, 4.1.1).
/// </summary>
/// <remarks>
/// It computes on the GPU that <see cref="MLContext.GpuDeviceId"/> names, else on the CPU; of several processes (<see cref="GeoTrainingOptions.Distributed"/>) each takes the GPU
/// of its number on its machine unless one is named. Photos are read from the view in every epoch and never all at once.
/// </remarks>
public sealed class MultiHeadGeoTrainer : IEstimator<MultiHeadGeoTransformer>
{
    internal const string Step = "the geolocation trainer";

    // What processes and runs that know nothing of each other agree on.
    private const int SharedSeed = 1;

    private readonly MLContext _context;
    private readonly IHost _host;
    private readonly MultiHeadGeoTrainerOptions _options;
    private readonly int _seed;

    internal MultiHeadGeoTrainer(MLContext context, MultiHeadGeoTrainerOptions options)
    {
        options.Validate();
        _context = context;
        _host = ((IHostEnvironment)context).Register(nameof(MultiHeadGeoTrainer), seed: 0);
        _options = options.Copy();
        _seed = _options.Seed ?? (MustAgree(_options) && !ContextSeed.IsFixed(context) ? SharedSeed : ContextSeed.For(context, nameof(MultiHeadGeoTrainer)));
    }

    /// <summary>Trains a model.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type, or an option is wrong.</exception>
    /// <exception cref="InvalidOperationException">No row has a label.</exception>
    /// <exception cref="GpuUnavailableException">The GPU asked for is not there, and <see cref="MLContext.FallbackToCpu"/> is false.</exception>
    /// <exception cref="PrecisionUnavailableException">The device cannot compute in the precision asked for.</exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or no number.</exception>
    /// <exception cref="BadImageException">An image cannot be used, and the options say Throw.</exception>
    /// <exception cref="CheckpointException">The folder of checkpoints cannot be used, or (<see cref="CheckpointMismatchException"/>) is of another run.</exception>
    /// <exception cref="DistributedException">Processes that train together do not meet, or lose one another.</exception>
    /// <exception cref="PlatformNotSupportedException">There are several processes, and the native library that they need was not built.</exception>
    /// <exception cref="InvalidDataException">The file to start from holds no geolocation model.</exception>
    /// <exception cref="ModelFormatException">The file to start from is no model, or damaged.</exception>
    /// <exception cref="IOException">The file to start from cannot be read.</exception>
    /// <exception cref="WeightFormatException">The weight file to start from is damaged, or holds something other than tensors.</exception>
    /// <exception cref="WeightMismatchException">It is not of this network, and no partial load was asked for.</exception>
    public MultiHeadGeoTransformer Fit(IDataView input) => Fit(input, _options.ValidationData);

    /// <summary>Trains a model and chooses its weights by photos of their own.</summary>
    /// <param name="input">The training photos with their class columns.</param>
    /// <param name="validation">The photos to choose by, with the same class columns; null to hold back a share of the training photos.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type, or an option is wrong.</exception>
    /// <exception cref="InvalidOperationException">No row has a label.</exception>
    /// <exception cref="GpuUnavailableException">The GPU asked for is not there, and <see cref="MLContext.FallbackToCpu"/> is false.</exception>
    /// <exception cref="PrecisionUnavailableException">The device cannot compute in the precision asked for.</exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or no number.</exception>
    /// <exception cref="BadImageException">An image cannot be used, and the options say Throw.</exception>
    /// <exception cref="CheckpointException">The folder of checkpoints cannot be used, or (<see cref="CheckpointMismatchException"/>) is of another run.</exception>
    /// <exception cref="DistributedException">Processes that train together do not meet, or lose one another.</exception>
    /// <exception cref="PlatformNotSupportedException">There are several processes, and the native library that they need was not built.</exception>
    /// <exception cref="InvalidDataException">The file to start from holds no geolocation model.</exception>
    /// <exception cref="ModelFormatException">The file to start from is no model, or damaged.</exception>
    /// <exception cref="IOException">The file to start from cannot be read.</exception>
    /// <exception cref="WeightFormatException">The weight file to start from is damaged, or holds something other than tensors.</exception>
    /// <exception cref="WeightMismatchException">It is not of this network, and no partial load was asked for.</exception>
    public MultiHeadGeoTransformer Fit(IDataView input, IDataView? validation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var labels = LabelColumns.Find(input, _options);
        if (labels.Partitionings.Scheme == PartitioningScheme.Classes && (_options.Head == HeadKind.Mixture || _options.Training.LabelSmoothingKm > 0))
            throw new ArgumentException("Mixture heads and LabelSmoothingKm need to know where cells lie, which the keys of a label column do not tell: use Cells, no smoothing, or a step of SemGeo that labels.", nameof(input));
        var split = validation is null && _options.ValidationFraction > 0 ? Split(Source(input, labels, null)) : null;
        var training = Source(input, labels, split is null ? null : (row, coordinate, classes) => !split.IsValidation(row, coordinate, classes));
        var held = validation is not null ? Source(validation, LabelColumns.Find(validation, _options, labels.Partitionings), null)
            : split is not null ? Source(input, labels, split.IsValidation) : null;

        using var channel = _host.Start("Train");
        if (training.Count == 0)
            throw new InvalidOperationException($"None of the {training.UnlabelledCount} training photos has a class at any level: check their coordinates, and lower the thresholds of the step that labels.");
        channel.Info(MessageSensitivity.None, "Seed {0}", _seed);
        channel.Info(MessageSensitivity.None, "{0} photos to train on, {1} to validate on, {2} without a class", training.Count ?? 0, held?.Count ?? 0, training.UnlabelledCount);
        if (split?.Report is { } report)
            channel.Info(MessageSensitivity.None, "{0}", report);
        foreach (var warning in ClassesWithoutPhotos.Find(labels.Partitionings, training.ClassCounts))
            channel.Warning(MessageSensitivity.UserData, "{0}", warning);

        var team = _options.Training.Distributed ?? DistributedEnvironment.Read();
        using var model = GeoModel.Create(SpecFor(labels, input), _seed, new ComputeOptions { GpuDeviceId = _context.GpuDeviceId ?? team?.ChooseGpu(), FallbackToCpu = _context.FallbackToCpu, Threads = _options.Threads });
        if (model.Device.FallbackReason is { } reason)
            channel.Warning(MessageSensitivity.None, "Training on the CPU: {0}", reason);
        var start = Start(model, labels, channel);
        var result = Train(model, training, held is { Count: > 0 } ? held : null, labels, isFollower: team?.IsFollower is true, channel);
        return new MultiHeadGeoTransformer(
            _context, model.Share(), labels.Partitionings, _options.Scoring, _options.Columns, _options.EmbeddingColumnName ?? _options.ImageColumnName, result, start, split?.Report);
    }

    /// <summary>The input's shape with the predicted columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        if (_options.EmbeddingColumnName is { } embedding)
            EmbeddingColumn.Check(inputSchema, embedding, Step);
        else
            ImageColumn.CheckForTraining(inputSchema, _options.ImageColumnName, Step);
        var levels = LabelColumns.LevelsOf(inputSchema, _options);
        return SchemaShapes.Append(inputSchema, GeoScoringColumns.ShapeOf(levels, _options.Scoring, _options.Columns));
    }

    /// <summary>The short side that photos are scaled to before crops are evaluated: where none is chosen and the photos have the backbone's own size, the one that was published with it.</summary>
    internal static int EvaluationShortSide(string backbone, InputOptions input)
    {
        if (input.EvaluationShortSide > 0)
            return input.EvaluationShortSide;
        var (size, shortSide) = Backbones.InputSizesOf(backbone);
        return input.InputSize == size ? shortSide : 0;
    }

    /// <summary>The input's options with what was not chosen: the backbone's own size, the seed of the training.</summary>
    internal static InputOptions InputOf(MultiHeadGeoTrainerOptions options, int seed) =>
        options.Input.WithDefaults(
            options.EmbeddingColumnName is null ? Backbones.InputSizesOf(options.Backbone).InputSize : options.Input.InputSize, seed);

    private static bool MustAgree(MultiHeadGeoTrainerOptions options) =>
        options.Training.Checkpoints is not null || (options.Training.Distributed ?? DistributedEnvironment.Read()) is not null;

    private StartReport? Start(GeoModel model, LabelColumns labels, IChannel channel)
    {
        if (_options.StartFrom is not { } start)
            return null;
        var report = FineTuning.Apply(model, labels.Partitionings, start, _seed, _context);
        if (report.Weights is { IsComplete: false })
            channel.Warning(MessageSensitivity.UserData, "Only a part was loaded: {0}", report);
        else
            channel.Info(MessageSensitivity.UserData, "{0}", report);
        return report;
    }

    private TrainingResult Train(GeoModel model, DataViewPhotoSource training, DataViewPhotoSource? held, LabelColumns labels, bool isFollower, IChannel channel)
    {
        var decoder = new SkiaImageCodec();
        var input = InputOf(_options, _seed);
        input.EvaluationShortSide = model.Spec.EvaluationShortSide;
        if (model.Spec.EmbeddingSize > 0)
            input = input.ForEmbeddings(model.Spec.EmbeddingSize);
        var photos = new TrainingInput(training, decoder, input);
        var evaluation = new EvaluationInput(decoder, input);
        var cells = CellCoordinates(labels);
        var validation = held is null ? null : new ValidationSet(held, evaluation, cells, labels.Partitionings);
        var result = new GeoTrainer(_options.Training, cells).Train(model, photos, validation, new TrainingLog(_options.Progress, channel), _options.CancellationToken);
        if (isFollower)
            return result;
        foreach (var bad in photos.BadImages.Listed.Concat(evaluation.BadImages.Listed))
            channel.Warning(MessageSensitivity.UserData, "Left out row {0} ({1}): {2}", bad.Row, bad.Path ?? "bytes", bad.Reason);
        channel.Info(MessageSensitivity.None, "{0} epochs, {1} photos, {2:0.0} photos/s; ended: {3}", result.Epochs, result.ImagesSeen, result.ImagesPerSecond, result.Stop);
        return result;
    }

    private GeoModelSpec SpecFor(LabelColumns labels, IDataView data)
    {
        var spec = SpecFor(labels);
        return _options.EmbeddingColumnName is { } embedding
            ? spec with { Backbone = "embedding", EmbeddingSize = EmbeddingColumn.SizeOf(data, EmbeddingColumn.Find(data.Schema, embedding, Step), Step) }
            : spec;
    }

    private GeoModelSpec SpecFor(LabelColumns labels)
    {
        var input = InputOf(_options, _seed);
        return new()
        {
            Backbone = _options.Backbone,
            Heads = [.. labels.Partitionings.Levels.Select(level => new GeoHead(level.Name, level.Cells.Count, _options.Head))],
            InputSize = input.InputSize,
            EvaluationShortSide = EvaluationShortSide(_options.Backbone, input),
            Normalization = input.Normalization,
        };
    }

    private ValidationSplit Split(DataViewPhotoSource photos)
    {
        if (_options.ValidationSplit == ValidationSplitMethod.WholePlaces)
            return new ValidationSplit(_options.ValidationFraction, _seed, new Dictionary<ClassPlace, double>());
        var planner = new ValidationSplitPlanner(_options.ValidationFraction, _seed);
        foreach (var (row, coordinate, classes) in photos.ReadLabels())
            planner.Add(row, coordinate, classes);
        return planner.Plan();
    }

    private DataViewPhotoSource Source(IDataView data, LabelColumns labels, Func<long, GeoCoordinate, int[], bool>? isWanted)
    {
        var schema = data.Schema;
        var image = _options.EmbeddingColumnName is { } embedding
            ? EmbeddingColumn.Find(schema, embedding, Step)
            : ImageColumn.FindForTraining(schema, _options.ImageColumnName, Step);
        (DataViewSchema.Column, DataViewSchema.Column)? coordinate =
            schema.GetColumnOrNull(_options.LatitudeColumnName) is { } latitude && ColumnCheck.IsDegrees(latitude.Type)
            && schema.GetColumnOrNull(_options.LongitudeColumnName) is { } longitude && ColumnCheck.IsDegrees(longitude.Type)
                ? (latitude, longitude) : null;
        return new DataViewPhotoSource(data, labels, image, coordinate, isWanted);
    }

    private static IReadOnlyList<IReadOnlyList<GeoCoordinate>> CellCoordinates(LabelColumns labels) =>
        [.. labels.Partitionings.Levels.Select(level => (IReadOnlyList<GeoCoordinate>)[.. level.Cells.Select(c => c.Coordinate)])];
}
