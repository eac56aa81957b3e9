using SemGeo.Files;
using SemGeo.ML.Scoring;
using static SemGeo.Pipelines.Scoring.JournalIdentity;

namespace SemGeo.Pipelines.Scoring;

/// <summary>What the rows of <c>semgeo score</c> depend on but the photos. With other numbers of threads they are the same to rounding, so that another machine may go on.</summary>
internal static class ScoreIdentity
{
    /// <summary>How journals of 0.1 are read.</summary>
    public static OptionHistory History { get; } = new(
        renamed:
        [
            Numbered("options.Crops", "scoring.crops", "Center", "Five"),
            Numbered("options.CropMerging", "scoring.cropMerging", "Mean", "Maximum"),
            Numbered("options.Mode", "scoring.mode", "Finest", "Hierarchy", "SummedScores"),
            new("options.ConfidenceLevel", "scoring.confidenceLevel"),
            new("options.MinimumGranularity", "scoring.minimumGranularity"),
            new("options.TopCells", "scoring.topCells"),
            new("options.WriteScores", "scoring.writeScores"),
            new("options.BatchSize", "scoring.batchSize"),
            new("options.FirstBatchSize", "scoring.firstBatchSize"),
            new("options.Threads", "scoring.threads"),
            Numbered("options.Precision", "scoring.precision", "Single", "BFloat16"),
            Numbered("options.OnBadImage", "scoring.onBadImage", "Throw", "Skip"),
        ],
        added: []);

    /// <summary>The identity of a run.</summary>
    /// <param name="model">The model's file.</param>
    /// <param name="format">The format of the rows.</param>
    /// <param name="top">The cells that are written for each photo.</param>
    /// <param name="options">How the model answers.</param>
    public static JournalIdentity Of(string model, string format, int top, GeoScoringOptions options) => new(Keys(HashOf(model), format, top, options), History);

    /// <summary>The options by key.</summary>
    internal static SortedDictionary<string, string> Keys(string model, string format, int top, GeoScoringOptions options) => new(StringComparer.Ordinal)
    {
        ["model"] = model,
        ["format"] = format,
        ["top"] = Text(top),
        ["scoring.crops"] = Text(options.Crops),
        ["scoring.cropMerging"] = Text(options.CropMerging),
        ["scoring.mode"] = Text(options.Mode),
        ["scoring.confidenceLevel"] = Text(options.ConfidenceLevel),
        ["scoring.minimumGranularity"] = Text(options.MinimumGranularity),
        ["scoring.topCells"] = Text(options.TopCells),
        ["scoring.writeScores"] = Text(options.WriteScores),
        ["scoring.batchSize"] = Text(options.BatchSize),
        ["scoring.firstBatchSize"] = Text(options.FirstBatchSize),
        ["scoring.threads"] = "",
        ["scoring.precision"] = Text(options.Precision),
        ["scoring.onBadImage"] = Text(options.OnBadImage),
    };
}
