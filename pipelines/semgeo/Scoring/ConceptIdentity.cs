using SemGeo.Files;
using SemGeo.ML.Concepts;
using static SemGeo.Pipelines.Scoring.JournalIdentity;

namespace SemGeo.Pipelines.Scoring;

/// <summary>What the rows of <c>semgeo concepts</c> depend on but the photos.</summary>
internal static class ConceptIdentity
{
    /// <summary>How journals of 0.1 are read.</summary>
    public static OptionHistory History { get; } = new(
        renamed:
        [
            new("options.ImageColumnName", "concepts.imageColumnName"),
            new("options.PredictedCellColumnName", "concepts.predictedCellColumnName"),
            new("options.MaskColumnName", "concepts.maskColumnName"),
            new("options.MaskFolder", "concepts.maskFolder"),
            new("options.SegmenterWeights", "concepts.segmenterWeights"),
            Numbered("options.Target", "concepts.target", "PredictedCell", "Cell", "Region"),
            new("options.TargetLocation", "concepts.targetLocation"),
            Numbered("options.Explanation.Method", "explanation.method", "Gradient", "IntegratedGradients"),
            new("options.Explanation.Steps", "explanation.steps"),
            Numbered("options.Explanation.Rule", "explanation.rule", "GaussLegendre", "Midpoint"),
            Numbered("options.Explanation.Baseline", "explanation.baseline", "Mean", "Black", "White", "Blurred"),
            new("options.Explanation.MultiplyByWay", "explanation.multiplyByWay"),
            Numbered("options.Explanation.Smoothing", "explanation.smoothing", "None", "Mean", "Squared", "Variance"),
            new("options.Explanation.Samples", "explanation.samples"),
            new("options.Explanation.NoiseLevel", "explanation.noiseLevel"),
            new("options.Explanation.Seed", "explanation.seed"),
            new("options.Explanation.InternalBatchSize", "explanation.internalBatchSize"),
            new("options.Influence.TopPixels", "influence.topPixels"),
            new("options.Influence.MinimumSize", "influence.minimumSize"),
            new("options.Influence.Dilation", "influence.dilation"),
            new("options.ComparedDilation", "concepts.comparedDilation"),
            new("options.BatchSize", "concepts.batchSize"),
            Numbered("options.OnBadImage", "concepts.onBadImage", "Throw", "Skip"),
            new("options.Columns.Name", "columns.name"),
            new("options.Columns.Influence", "columns.influence"),
            new("options.Columns.Size", "columns.size"),
            new("options.Columns.Intersection", "columns.intersection"),
            new("options.Columns.DilatedInfluence", "columns.dilatedInfluence"),
            new("options.Columns.Error", "columns.error"),
            new("options.Columns.CompletenessGap", "columns.completenessGap"),
        ],
        added: []);

    /// <summary>The identity of a run.</summary>
    /// <param name="model">The model's file.</param>
    /// <param name="options">How concepts are measured.</param>
    public static JournalIdentity Of(string model, ConceptInfluenceEstimatorOptions options) => new(Keys(HashOf(model), options), History);

    /// <summary>The options by key.</summary>
    internal static SortedDictionary<string, string> Keys(string model, ConceptInfluenceEstimatorOptions options)
    {
        var (explanation, influence, columns) = (options.Explanation, options.Influence, options.Columns);
        return new(StringComparer.Ordinal)
        {
            ["model"] = model,
            ["concepts.imageColumnName"] = options.ImageColumnName,
            ["concepts.predictedCellColumnName"] = options.PredictedCellColumnName,
            ["concepts.maskColumnName"] = Text(options.MaskColumnName),
            ["concepts.maskFolder"] = Text(options.MaskFolder),
            ["concepts.segmenterWeights"] = Text(options.SegmenterWeights),
            ["concepts.target"] = Text(options.Target),
            ["concepts.targetLocation"] = Text(options.TargetLocation),
            ["explanation.method"] = Text(explanation.Method),
            ["explanation.steps"] = Text(explanation.Steps),
            ["explanation.rule"] = Text(explanation.Rule),
            ["explanation.baseline"] = Text(explanation.Baseline),
            ["explanation.multiplyByWay"] = Text(explanation.MultiplyByWay),
            ["explanation.smoothing"] = Text(explanation.Smoothing),
            ["explanation.samples"] = Text(explanation.Samples),
            ["explanation.noiseLevel"] = Text(explanation.NoiseLevel),
            ["explanation.seed"] = Text(explanation.Seed),
            ["explanation.internalBatchSize"] = Text(explanation.InternalBatchSize),
            ["influence.topPixels"] = Text(influence.TopPixels),
            ["influence.minimumSize"] = Text(influence.MinimumSize),
            ["influence.dilation"] = Text(influence.Dilation),
            ["concepts.comparedDilation"] = Text(options.ComparedDilation),
            ["concepts.batchSize"] = Text(options.BatchSize),
            ["concepts.onBadImage"] = Text(options.OnBadImage),
            ["columns.name"] = columns.Name,
            ["columns.influence"] = columns.Influence,
            ["columns.size"] = columns.Size,
            ["columns.intersection"] = columns.Intersection,
            ["columns.dilatedInfluence"] = columns.DilatedInfluence,
            ["columns.error"] = columns.Error,
            ["columns.completenessGap"] = columns.CompletenessGap,
        };
    }
}
