using System.Text.RegularExpressions;

namespace SemGeo.Pipelines.CommandLine;

/// <summary>Says in the command line's words what messages of the libraries say in those of C#: a user of <c>semgeo split</c> knows --test, not
/// TestFraction.</summary>
internal static partial class CommandLineNames
{
    private static readonly Dictionary<string, string> Geocoder = new()
    {
        ["RequestsPerSecond"] = "--rate",
        ["Connections"] = "--connections",
        ["UserAgent"] = "--user-agent",
        ["DataVersion"] = "--data-version",
        ["MinImages"] = "--min-images",
    };

    private static readonly Dictionary<string, string> Concepts = new()
    {
        ["MaskFolder"] = "--masks",
        ["SegmenterWeights"] = "--segmenter",
        ["TargetLocation"] = "--target",
        ["MinimumCount"] = "--min-count",
        ["ComparedDilation"] = "--dilation",
        ["Steps"] = "--steps",
        ["Samples"] = "--samples",
        ["Dilation"] = "--dilation",
        ["Cells"] = "--cells",
    };

    private static readonly Dictionary<string, Dictionary<string, string>> OfVerbs = new()
    {
        ["split"] = new()
        {
            ["TestFraction"] = "--test",
            ["ValidationFraction"] = "--validation",
            ["CellLevel"] = "--cell-level",
            ["GapKm"] = "--gap-km",
            ["Conflicts"] = "--conflicts",
            ["Seed"] = "--seed",
        },
        ["geocode"] = new(Geocoder) { ["SimplifyDegrees"] = "--simplify" },
        ["partition"] = new(Geocoder) { ["Thresholds"] = "--thresholds", ["MaxImages"] = "--thresholds", ["AreasOnly"] = "--areas-only" },
        ["score"] = new()
        {
            ["ConfidenceLevel"] = "--confidence",
            ["MinimumGranularity"] = "--minimum-granularity",
            ["TopCells"] = "--top",
            ["BatchSize"] = "--batch",
            ["Threads"] = "--threads",
            ["Crops"] = "--crops",
            ["CropMerging"] = "--merge",
            ["Mode"] = "--mode",
            ["Precision"] = "--precision",
        },
        ["pack"] = new() { ["ShortSide"] = "--short-side", ["JpegQuality"] = "--quality", ["MaxShardPhotos"] = "--shard-photos", ["MaxShardBytes"] = "--shard-mb" },
        ["concepts"] = Concepts,
        ["explain"] = Concepts,
        ["train"] = new()
        {
            ["OnBadImage"] = "model:input:onBadImage",
            ["MinImages"] = "partitioning:minImages",
            ["Thresholds"] = "partitioning:thresholds",
            ["MaxImages"] = "s2:maxImages",
            ["EmbeddingColumnName"] = "model:embeddingColumnName",
            ["ValidationFraction"] = "model:validationFraction",
        },
    };

    /// <summary>A message with the options of a verb in the place of C#'s.</summary>
    /// <param name="message">The message.</param>
    /// <param name="verb">The verb; null where none was found.</param>
    public static string Translate(string message, string? verb)
    {
        message = OptionsClass().Replace(message, "").Replace("leave GpuDeviceId null to compute on the CPU, or set FallbackToCpu", "leave --gpu out to compute on the CPU", StringComparison.Ordinal);
        return verb is not null && OfVerbs.TryGetValue(verb, out var names) ? Word().Replace(message, word => names.GetValueOrDefault(word.Value, word.Value)) : message;
    }

    // Names of an error, not of a path or in quotes; a single word is a name where its value follows.
    [GeneratedRegex(@"(?<![\w'/\\.:-])[A-Z][a-z]+(?:(?:[A-Z][a-z]+)+(?![\w'/\\])|(?= is ))")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[A-Z]\w+Options: ")]
    private static partial Regex OptionsClass();
}
