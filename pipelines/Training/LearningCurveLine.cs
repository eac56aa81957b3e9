using System.Text.Json;
using System.Text.Json.Serialization;
using SemGeo.Evaluation;
using SemGeo.Reports;

namespace SemGeo.Pipelines.Training;

/// <summary>A line of a <see cref="LearningCurveLog"/>: one of the two.</summary>
internal sealed record LearningCurveLine(TrainedSpan? Trained, Validated? Validated)
{
    // Beyond what a loss in single precision can be; sums of it are finite.
    private const double MostFigure = 1e40;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly JsonSerializerOptions Strict = new(Json) { RespectNullableAnnotations = true, AllowDuplicateProperties = false };

    /// <summary>Reads a line.</summary>
    /// <returns>The line; null where it was cut short by a kill, or is none that a run writes: figures of the wrong kind, beyond all bounds or absent.</returns>
    public static LearningCurveLine? Parse(string text)
    {
        try
        {
            var line = JsonSerializer.Deserialize<LearningCurveLine>(text, Strict);
            return line is not null && IsPossible(line.Trained) && IsPossible(line.Validated) ? line : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The line as text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Whether the line is of the run of earlier ones: of as many heads, and with accuracies at the same radii.</summary>
    public bool Fits(IReadOnlyList<TrainedSpan> spans, IReadOnlyList<Validated> validations)
    {
        if (Trained is { } span && (spans.Count > 0 ? spans[0].HeadLosses.Count != span.HeadLosses.Count : validations.Count > 0 && validations[0].Heads.Count > span.HeadLosses.Count))
            return false;
        if (Validated is not { } validated)
            return true;
        return validations.Count == 0
            ? spans.Count == 0 || validated.Heads.Count <= spans[0].HeadLosses.Count
            : validated.Heads.Count == validations[0].Heads.Count && validated.Predictors.All(predictor => validations
                .SelectMany(earlier => earlier.Predictors).FirstOrDefault(earlier => earlier.Name == predictor.Name) is not { } same || Radii(same).SequenceEqual(Radii(predictor)));
    }

    private static IEnumerable<double> Radii(PredictorMetrics predictor) => predictor.Accuracies.Select(accuracy => accuracy.RadiusKm);

    private static bool IsPossible(TrainedSpan? span) => span is null
        || (span.Epoch >= 1 && span.Epochs >= 1 && span.From >= 0 && span.From <= span.Images && span.HeadLosses is { Count: >= 1 } losses && losses.All(IsFigure)
            && IsFigure(span.ImagesPerSecond) && IsFigure(span.LearningRate) && IsFigure(span.Loss));

    private static bool IsPossible(Validated? validated) => validated is null
        || (validated.Epoch >= 1 && validated.Images >= 0 && validated.Photos >= 0 && IsFigure(validated.Loss)
            && validated.Heads is not null && validated.Heads.All(head => head is { Name: not null } && IsFigure(head.Loss))
            && validated.Predictors is not null && validated.Predictors.All(predictor => predictor is { Name: not null, Accuracies: not null } && predictor.Accuracies.All(IsPossible)));

    private static bool IsPossible(RadiusAccuracy? accuracy) => accuracy is not null && IsFigure(accuracy.RadiusKm);

    // NaN and infinity are losses too.
    private static bool IsFigure(double value) => !double.IsFinite(value) || Math.Abs(value) <= MostFigure;
}
