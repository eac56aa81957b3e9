using System.CommandLine;
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Inference;
using SemGeo.ML.Scoring;
using SemGeo.Pipelines.Input;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Input;

namespace SemGeo.Pipelines.Scoring;

/// <summary>The options of <c>semgeo score</c> that say how a model answers; what is not given stays as the model was saved.</summary>
internal sealed class ScoringFlags
{
    // Parts at once cost memory: some hundred megabytes each with ResNet-50.
    private const int MaxParts = 8, GpuParts = 2;

    private readonly Option<CropMode?> _crops = new("--crops") { Description = "Center or Five: the parts of a photo that are looked at." };
    private readonly Option<CropMerging?> _merging = new("--merge") { Description = "Mean or Maximum: how the crops become one answer." };
    private readonly Option<InferenceMode?> _mode = new("--mode") { Description = "Finest (f), Hierarchy (f*) or SummedScores: which levels decide." };
    private readonly Option<double?> _confidence = new("--confidence") { Description = "The probability that a region must reach, above 0.5 and at most 1." };
    private readonly Option<string?> _granularity = new("--minimum-granularity") { Description = "Answer no finer than this: a level such as Coarse, or admin:4." };
    private readonly Option<int> _top = new("--top") { Description = "The number of most probable cells to write for each photo.", DefaultValueFactory = _ => 0 };
    private readonly Option<ComputePrecision?> _precision = new("--precision") { Description = "Single or BFloat16: what the network computes with." };
    private readonly Option<int?> _threads = new("--threads") { Description = "Threads that decode and compute: by default one a processor." };
    private readonly Option<int?> _parallel = new("--parallel") { Description = "Parts of the collection that are scored at once and share the threads: by default one a thread (8 at most), with a GPU 2, of which one computes while the other decodes." };
    private readonly Option<int?> _batch = new("--batch") { Description = "Photos that go through the network at once." };

    public IEnumerable<Option> All => [_crops, _merging, _mode, _confidence, _granularity, _top, _precision, _batch, _threads, _parallel];

    /// <summary>The number of cells to write.</summary>
    public int Top(ParseResult arguments) => arguments.GetValue(_top);

    /// <summary>The number of parts to score at once.</summary>
    public int Parallel(ParseResult arguments, bool hasGpu) => AtLeastOne(arguments, _parallel) ?? (hasGpu ? GpuParts : Math.Min(Threads(arguments), MaxParts));

    /// <summary>The model with other answers; it shares the network with the one that it is made of.</summary>
    /// <exception cref="InvalidDataException">It does not end in a geolocation model, and options are given.</exception>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public (ITransformer Model, GeoScoringOptions Options) Apply(ITransformer model, string path, ParseResult arguments, bool hasGpu)
    {
        var steps = model is IEnumerable<ITransformer> chain ? [.. chain] : new[] { model };
        if (steps is not [.. var before, MultiHeadGeoTransformer answer])
        {
            // What it is will show when it meets photos.
            return All.Any(option => arguments.GetResult(option) is { Implicit: false }) ? throw Context.NoGeoModel(path, null) : (model, new GeoScoringOptions());
        }

        var options = answer.Scoring;
        options.Crops = arguments.GetValue(_crops) ?? options.Crops;
        options.CropMerging = arguments.GetValue(_merging) ?? options.CropMerging;
        options.Mode = arguments.GetValue(_mode) ?? options.Mode;
        options.ConfidenceLevel = arguments.GetValue(_confidence) ?? options.ConfidenceLevel;
        options.MinimumGranularity = arguments.GetValue(_granularity) ?? options.MinimumGranularity;
        options.Precision = arguments.GetValue(_precision) ?? options.Precision;
        options.BatchSize = arguments.GetValue(_batch) ?? options.BatchSize;
        options.TopCells = Top(arguments);

        // Probabilities of all cells are no columns of the files that are written.
        options.WriteScores = false;

        // All rows are read: full batches from the first one on. (oneDNN makes kernels anew for batches of many sizes, which costs small networks more than the photos do.)
        options.FirstBatchSize = options.BatchSize;

        // A thread of its own for each part gets more done than many threads for one part after the other: no thread ever waits for another one.
        options.Threads = hasGpu ? Threads(arguments) : Math.Max(1, Threads(arguments) / Parallel(arguments, hasGpu));
        return (new TransformerChain<ITransformer>([.. before, answer.With(options)]), options);
    }

    private int Threads(ParseResult arguments) => AtLeastOne(arguments, _threads) ?? Environment.ProcessorCount;

    private static int? AtLeastOne(ParseResult arguments, Option<int?> option) =>
        arguments.GetValue(option) is < 1 and var given ? throw new ArgumentException($"{option.Name} is {given}, it must be at least 1.") : arguments.GetValue(option);
}
