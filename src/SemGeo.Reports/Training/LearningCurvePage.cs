using System.Globalization;
using SemGeo.Evaluation;
using SemGeo.Reports.Charts;
using SemGeo.Reports.Html;
using SemGeo.Tables;

namespace SemGeo.Reports.Training;

/// <summary>
/// Writes how a training run went, as one HTML file that asks nothing of any network or as an SVG drawing: the loss of every head, the learning rate, and the accuracies of every level and f* at each
/// validation.
/// </summary>
/// <remarks>The same figures give the same bytes. A run that has only begun gives a page too.</remarks>
public static class LearningCurvePage
{
    private const string NoMetrics = "–";

    /// <summary>Writes the page: charts, and a table of the validations for each level.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="title">What stands above it.</param>
    /// <param name="curves">The figures.</param>
    public static void Write(TextWriter writer, string title, LearningCurves curves)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(curves);
        var charts = LearningCurveCharts.Of(curves);
        HtmlPage.Write(writer, title, body =>
        {
            body.WriteLine($"<header><h1>{Text.Escape(title)}</h1></header>");
            body.WriteLine("<main>");
            WriteFacts(body, curves);
            WriteSection(body, "loss", "Loss and learning rate", charts.Take(2));
            if (charts.Count > 2)
                WriteSection(body, "accuracy", "Accuracy on the validation photos", charts.Skip(2));
            WriteTables(body, curves);
            body.WriteLine("</main>");
            body.WriteLine("<footer><p>Training losses are means over the photos since the point before, validation losses over all validation photos. Accuracy: the share of validation photos whose answer is within a distance of the true place.</p></footer>");
        });
    }

    /// <summary>Writes the charts as an SVG drawing, light or dark as the reader has it.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="curves">The figures.</param>
    public static void WriteDrawing(TextWriter writer, LearningCurves curves)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(curves);
        LineChart.WriteDrawing(writer, "Learning curves", LearningCurveCharts.Of(curves));
    }

    private static void WriteFacts(TextWriter body, LearningCurves curves)
    {
        body.WriteLine("<dl class=\"facts\">");
        Fact("images", "photos trained on", Text.Count(curves.Images));
        if (curves.Spans.LastOrDefault() is { } last)
        {
            Fact("epoch", "epoch", string.Create(CultureInfo.InvariantCulture, $"{last.Epoch} of {last.Epochs}"));
            Fact("speed", "photos a second", Text.Count((long)Math.Round(last.ImagesPerSecond)));
        }

        if (curves.Validations.LastOrDefault(validated => validated.IsBest) is { } best)
            Fact("best", "lowest validation loss", string.Create(CultureInfo.InvariantCulture, $"{best.Loss:0.000} (epoch {best.Epoch})"));
        body.WriteLine("</dl>");

        void Fact(string id, string name, string value) => body.WriteLine($"<div><dt>{name}</dt><dd id=\"{id}\">{value}</dd></div>");
    }

    private static void WriteSection(TextWriter body, string id, string heading, IEnumerable<Chart> charts)
    {
        body.WriteLine($"<section aria-labelledby=\"{id}-heading\"><h2 id=\"{id}-heading\">{heading}</h2><div class=\"pair\">");
        foreach (var chart in charts)
            LineChart.WriteFigure(body, chart);
        body.WriteLine("</div></section>");
    }

    private static void WriteTables(TextWriter body, LearningCurves curves)
    {
        foreach (var predictor in curves.Validations.LastOrDefault()?.Predictors ?? [])
        {
            var caption = $"Validations: accuracy of {predictor.Name} in percent";
            var table = new TextTable([.. new[] { "epoch", "photos trained on", "validation loss" }, .. predictor.Accuracies.Select(accuracy => $"{accuracy.RadiusKm.ToString(CultureInfo.InvariantCulture)} km"), "median km"]);
            foreach (var validated in curves.Validations)
                table.Add(RowOf(validated, predictor));
            body.WriteLine($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Text.Escape(caption)}\">");
            table.WriteHtml(body, caption);
            body.WriteLine("</div>");
        }
    }

    private static object?[] RowOf(Validated validated, PredictorMetrics named)
    {
        var metrics = validated.Predictors.FirstOrDefault(predictor => predictor.Name == named.Name);
        return
        [
            validated.Epoch, validated.Images, validated.Loss.ToString("0.000", CultureInfo.InvariantCulture),
            .. named.Accuracies.Select(accuracy => metrics is null ? NoMetrics : (100 * metrics.AccuracyAt(accuracy.RadiusKm).Value).ToString("0.0", CultureInfo.InvariantCulture)),
            metrics is null ? NoMetrics : metrics.MedianKm.ToString("0", CultureInfo.InvariantCulture),
        ];
    }
}
