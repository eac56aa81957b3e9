using System.Text.Json;
using System.Text.Json.Serialization;
using SemGeo.Files;
using SemGeo.Imaging;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Training.Checkpoints;

/// <summary>Everything that decides what a run's weights become, by key: the network, all options but those that change nothing, the photos.</summary>
/// <remarks>
/// Keys and values are written to checkpoints, so they stay when a property is renamed. Without a key are options that change the time that a run takes and what is told of it, not the weights:
/// checkpoints, processes, reports, the time budget, workers, prefetching and the cache's size. A new key goes into <see cref="Of"/> and, with what the builds before it did, into <see cref="History"/>.
/// </remarks>
internal static class RunIdentity
{
    /// <summary>The key of what decodes the photos. A run may go on with another, see <see cref="RunCheckpoints.Load"/>; its processes must agree.</summary>
    public const string PhotoCodec = "input.codec";

    // Until 0.1 photos were decoded by a library of the project over libjpeg and libpng, in runs on embeddings none.
    private const string CodecBefore = "libjpeg and libpng";

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>How checkpoints of earlier builds are read. Those of 0.1 have the keys of today but for the codec.</summary>
    public static OptionHistory History { get; } = new(
        renamed: [],
        added: [new AddedOption(PhotoCodec, saved => saved.GetValueOrDefault("model.embeddingSize", "0") == "0" ? CodecBefore : "")]);

    /// <summary>The identity of a run.</summary>
    public static SortedDictionary<string, string> Of(GeoModelSpec spec, GeoTrainingOptions options, TrainingInput photos, ValidationSet? validation)
    {
        var identity = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [PhotoCodec] = photos.Codec,
            ["data.photos"] = Text(photos.Count),
            ["data.fingerprint"] = photos.Fingerprint ?? "",
            ["validation.photos"] = Text(validation?.Photos.Count),
            ["validation.fingerprint"] = validation?.Photos.Fingerprint ?? "",
        };
        AddModel(identity, spec);
        AddTraining(identity, options);
        AddInput(identity, photos.Options);
        return identity;
    }

    /// <summary>What differs between two runs of this build.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <param name="describe">Says it of a key and its two values.</param>
    public static List<string> Differences(IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second, Func<string, string, string, string> describe)
        => [.. first.Keys.Union(second.Keys).Order(StringComparer.Ordinal)
            .Select(key => (Key: key, Was: first.GetValueOrDefault(key, ""), Is: second.GetValueOrDefault(key, "")))
            .Where(entry => entry.Was != entry.Is)
            .Select(entry => describe(entry.Key, OptionHistory.Shown(entry.Was), OptionHistory.Shown(entry.Is)))];

    private static void AddModel(SortedDictionary<string, string> identity, GeoModelSpec spec)
    {
        identity["model.backbone"] = spec.Backbone;
        identity["model.embeddingSize"] = Text(spec.EmbeddingSize);
        identity["model.evaluationShortSide"] = Text(spec.EvaluationShortSide);
        identity["model.heads"] = Text(spec.Heads.Select(head => new { Name = head.Name, Cells = head.Cells, Kind = head.Kind.ToString() }));
        identity["model.inputSize"] = Text(spec.InputSize);
        identity["model.normalization"] = Text(spec.Normalization);
    }

    private static void AddTraining(SortedDictionary<string, string> identity, GeoTrainingOptions options)
    {
        identity["training.averageDecay"] = Text(options.AverageDecay);
        identity["training.cyclesPerEpoch"] = Text(options.CyclesPerEpoch);
        identity["training.decayAfterEpochs"] = Text(options.DecayAfterEpochs);
        identity["training.decayFactor"] = Text(options.DecayFactor);
        identity["training.earlyStoppingPatience"] = Text(options.EarlyStoppingPatience);
        identity["training.epochs"] = Text(options.EffectiveEpochs);
        identity["training.freezeBackbone"] = Text(options.FreezeBackbone);
        identity["training.gradientClipNorm"] = Text(options.GradientClipNorm);
        identity["training.headLossWeights"] = Text(options.HeadLossWeights);
        identity["training.labelSmoothingKm"] = Text(options.LabelSmoothingKm);
        identity["training.learningRate"] = Text(options.LearningRate);
        identity["training.minimumLearningRate"] = Text(options.MinimumLearningRate);
        identity["training.mixtureConcentration"] = Text(options.MixtureConcentration);
        identity["training.momentum"] = Text(options.Momentum);
        identity["training.precision"] = Text(options.Precision.ToString());
        identity["training.schedule"] = Text(options.Schedule.ToString());
        identity["training.validateEveryImages"] = Text(options.ValidateEveryImages);
        identity["training.weightDecay"] = Text(options.WeightDecay);
    }

    private static void AddInput(SortedDictionary<string, string> identity, InputOptions options)
    {
        identity["input.batchSize"] = Text(options.BatchSize);
        identity["input.cacheDecoded"] = Text(options.CacheDecoded);
        identity["input.evaluationShortSide"] = Text(options.EvaluationShortSide);
        identity["input.horizontalFlip"] = Text(options.HorizontalFlip);
        identity["input.inputSize"] = Text(options.InputSize);
        identity["input.maximumCropArea"] = Text(options.MaximumCropArea);
        identity["input.maximumCropRatio"] = Text(options.MaximumCropRatio);
        identity["input.minimumCropArea"] = Text(options.MinimumCropArea);
        identity["input.minimumCropRatio"] = Text(options.MinimumCropRatio);
        identity["input.normalization"] = Text(options.Normalization);
        identity["input.onBadImage"] = Text(options.OnBadImage.ToString());
        identity["input.resizeShortSide"] = Text(options.ResizeShortSide);
        identity["input.seed"] = Text(options.Seed);
        identity["input.shuffleBuffer"] = Text(options.ShuffleBuffer);
        identity["input.shuffleBufferBytes"] = Text(options.ShuffleBufferBytes);
    }

    // Each name is part of the text; IsValid was always true.
    private static string Text(PixelNormalization value) => Text(new
    {
        MeanRed = value.MeanRed,
        MeanGreen = value.MeanGreen,
        MeanBlue = value.MeanBlue,
        StdRed = value.StdRed,
        StdGreen = value.StdGreen,
        StdBlue = value.StdBlue,
        IsValid = true,
    });

    private static string Text(object? value) => value is null ? "" : JsonSerializer.Serialize(value, value.GetType(), Json);
}
