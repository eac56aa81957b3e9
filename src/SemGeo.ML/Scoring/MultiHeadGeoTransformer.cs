using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.Imaging;
using SemGeo.ML.Hosting;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Persistence;
using SemGeo.ML.TrainingReports;
using SemGeo.ML.Views;
using SemGeo.Partitioning;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Training;
using SemGeo.Vision.Weights;

namespace SemGeo.ML.Scoring;

/// <summary>
/// A trained geolocation model: photos in, named places out. It writes the columns of <see cref="GeoOutputColumns"/>, for many rows at once in a cursor,
/// row by row in a PredictionEngine, and only when somebody asks for one of them.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Several threads may score with one transformer.</item>
/// <item>It owns its network: dispose it, or let a PredictionEngine do so (its default). Disposing again does nothing; scoring afterwards throws
/// <see cref="ObjectDisposedException"/>. <see cref="With"/> gives another owner of the same network.</item>
/// </list>
/// </remarks>
public sealed class MultiHeadGeoTransformer : ILoadableTransformer<MultiHeadGeoTransformer>, IDisposable
{
    internal const string Step = "the geolocation model";

    private readonly IHostEnvironment _environment;
    private readonly IHost _host;
    private readonly GeoPredictor _predictor;
    private readonly string _imageColumnName;
    private readonly GeoOutputColumns _columns;

    internal MultiHeadGeoTransformer(
        IHostEnvironment environment, GeoModel model, PartitioningSet partitionings, GeoScoringOptions options, GeoOutputColumns columns, string imageColumnName,
        TrainingResult? training = null, StartReport? startedFrom = null, ValidationSplitReport? validationSplit = null)
    {
        _environment = environment;
        _host = environment.Register(nameof(MultiHeadGeoTransformer), seed: 0);
        _predictor = new GeoPredictor(model, partitionings, options.Copy(), new SkiaImageCodec());
        _columns = columns.Copy();
        _imageColumnName = imageColumnName;
        Training = training;
        StartedFrom = startedFrom;
        ValidationSplit = validationSplit;
    }

    static IReadOnlyList<string> ILoadableTransformer<MultiHeadGeoTransformer>.LoaderSignatures => ["SemGeoMultiHead"];

    /// <summary>The partitionings that the heads were trained with.</summary>
    public PartitioningSet Partitionings => _predictor.Partitionings;

    /// <summary>The network; it stays the transformer's.</summary>
    internal GeoModel Model => _predictor.Model;

    /// <summary>What the network is and expects.</summary>
    public GeoModelSpec Network => _predictor.Model.Spec;

    /// <summary>How it answers: a copy, to change and hand to <see cref="With"/>.</summary>
    public GeoScoringOptions Scoring => _predictor.Options.Copy();

    /// <summary>Where the network computes.</summary>
    public GeoDevice Device => _predictor.Model.Device;

    /// <summary>What came of the training; null for a model that was loaded.</summary>
    public TrainingResult? Training { get; }

    /// <summary>What training started from; null for a model that started with random weights, or was loaded.</summary>
    public StartReport? StartedFrom { get; }

    /// <summary>What training held back of its photos to choose the weights by; null where photos were given for that, none were held back, whole places were, or the model was loaded.</summary>
    public ValidationSplitReport? ValidationSplit { get; }

    /// <summary>The model itself; the transformer owns it.</summary>
    internal GeoPredictor Predictor => _predictor;

    /// <summary>Whether single rows can be mapped: always.</summary>
    public bool IsRowToRowMapper => true;

    static MultiHeadGeoTransformer ILoadableTransformer<MultiHeadGeoTransformer>.Load(IHostEnvironment environment, IModelReader reader)
    {
        var header = ModelJson.Read<ModelHeader>(reader.Header, Step);
        var set = ModelPartitionings.Read(reader);

        // Before the network is made: its size is what the header says.
        if (header.Network.Heads.Any(head => head is null) || !header.Network.Heads.Select(head => head.Cells).SequenceEqual(set.Levels.Select(level => level.Cells.Count)))
            throw new ModelFormatException($"The model is damaged: its network has heads of {string.Join(", ", header.Network.Heads.Select(head => head?.Cells))} cells, and its partitionings levels of {string.Join(", ", set.Levels.Select(level => level.Cells.Count))}.");
        CheckEmbeddingSize(reader, header.Network);
        var compute = ContextSettings.ComputeOf(environment);
        compute.Threads = header.Scoring.Threads ?? 0;
        var model = GeoModel.Load(header.Network, (name, read) => reader.TryReadStream(name, stream => read(stream.BaseStream)), compute);
        return new MultiHeadGeoTransformer(environment, model, set, header.Scoring, header.Columns, header.ImageColumnName);
    }

    /// <summary>The same model with other options, names or image column. It shares the network, and is disposed on its own.</summary>
    /// <param name="options">How to answer; null for the options at hand.</param>
    /// <param name="imageColumnName">The column of photos: paths, encoded bytes or images (embeddings where the model was trained on them); null for the one at hand.</param>
    /// <param name="columns">The names of the columns to write; null for those at hand.</param>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    /// <exception cref="PrecisionUnavailableException">The device cannot compute in the precision asked for.</exception>
    /// <exception cref="ObjectDisposedException">The transformer has been disposed.</exception>
    public MultiHeadGeoTransformer With(GeoScoringOptions? options = null, string? imageColumnName = null, GeoOutputColumns? columns = null)
    {
        options ??= _predictor.Options;
        options.Validate();
        return new(
            _environment, _predictor.Model.Share(options.Threads), Partitionings, options, columns ?? _columns, imageColumnName ?? _imageColumnName, Training, StartedFrom, ValidationSplit);
    }

    /// <summary>The input's schema with the predicted columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The image column is absent.</exception>
    /// <exception cref="ArgumentException">The image column holds neither paths nor bytes nor images, or not the embeddings that the model was trained on.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <summary>The data with the predicted columns, computed lazily.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The image column is absent.</exception>
    /// <exception cref="ArgumentException">The image column holds neither paths nor bytes nor images, or not the embeddings that the model was trained on.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BatchedDataView(input, Bind(input.Schema));
    }

    /// <summary>The row-wise form, as a PredictionEngine uses it.</summary>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowToRowMapper(Bind(inputSchema));

    /// <summary>Lets go of the network. Disposing again does nothing.</summary>
    public void Dispose() => _predictor.Dispose();

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var header = JsonSerializer.Serialize(new ModelHeader(Network, _predictor.Options, _columns, _imageColumnName));

        // The parts' names and number are the weights' own business, so they are written as they come.
        MlNetModelIo.Save<MultiHeadGeoTransformer>(ctx, ModelPartitionings.FormatOf(Partitionings), writer => writer.Write(header), writeStream =>
        {
            var (partitionings, writePartitionings) = ModelPartitionings.StreamOf(Partitionings);
            writeStream(partitionings, writePartitionings);
            _predictor.Model.SaveWeights((name, write) => writeStream(name, writer => write(writer.BaseStream)));
        });
    }

    // Nothing else bounds the size of the heads over embeddings: it must be that of their weights.
    private static void CheckEmbeddingSize(IModelReader reader, GeoModelSpec network)
    {
        const string FirstPart = "weights-00001.safetensors", FirstHead = "classifier.0.weight";
        if (network.EmbeddingSize == 0)
            return;
        reader.TryReadStream(FirstPart, stream =>
        {
            var shape = new SafeTensorsReader(stream.BaseStream).Header.Tensors.FirstOrDefault(tensor => tensor.Name == FirstHead)?.Shape;
            if (shape is not [_, var size] || size != network.EmbeddingSize)
                throw new ModelFormatException($"The model is damaged: its network takes embeddings of {network.EmbeddingSize} numbers, and its weights are {(shape is null ? "without" : $"of the shape {string.Join(" x ", shape)} at")} '{FirstHead}'.");
        });
    }

    private GeoScoringMap Bind(DataViewSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return GeoScoringMap.Create(_host, _predictor, _columns, input, _imageColumnName);
    }

    private sealed record ModelHeader(GeoModelSpec Network, GeoScoringOptions Scoring, GeoOutputColumns Columns, string ImageColumnName);
}
