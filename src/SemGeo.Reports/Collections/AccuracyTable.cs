using SemGeo.Evaluation;
using SemGeo.Reports.Html;

namespace SemGeo.Reports.Collections;

/// <summary>Accuracies as a table with a row a distance, which a phone has room for.</summary>
internal static class AccuracyTable
{
    private static readonly Dictionary<double, string> Places = new() { [1] = "street", [25] = "city", [200] = "region", [750] = "country", [2500] = "continent" };

    public static void Write(TextWriter writer, GeolocationMetrics metrics)
    {
        var all = metrics.Predictors.Concat(metrics.Baselines).ToArray();
        writer.WriteLine("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Accuracies\"><table class=\"accuracies\"><caption>Share of photos within a distance, in percent</caption>");
        writer.WriteLine($"<thead><tr><th scope=\"col\">Within</th>{string.Concat(all.Select(predictor => $"<th scope=\"col\" class=\"number\">{Text.Escape(predictor.Name)}</th>"))}</tr></thead><tbody>");
        foreach (var radius in all[0].Accuracies.Select(accuracy => accuracy.RadiusKm))
            writer.WriteLine($"<tr><th scope=\"row\">{Text.Kilometres(radius)}{(Places.TryGetValue(radius, out var place) ? $" <small>({place})</small>" : "")}</th>{string.Concat(all.Select(predictor => Cell(predictor.AccuracyAt(radius))))}</tr>");
        writer.WriteLine($"<tr><th scope=\"row\">Median error</th>{string.Concat(all.Select(predictor => $"<td class=\"number\">{(double.IsFinite(predictor.MedianKm) ? Text.Kilometres(predictor.MedianKm) : "–")}</td>"))}</tr>");
        writer.WriteLine("</tbody></table></div>");
    }

    private static string Cell(RadiusAccuracy accuracy) =>
        $"<td class=\"number\"><data value=\"{Text.Invariant(accuracy.Value)}\">{Text.Percent(accuracy.Value)}</data> <small>({Text.Percent(accuracy.Interval.Low)} to {Text.Percent(accuracy.Interval.High)})</small></td>";
}
