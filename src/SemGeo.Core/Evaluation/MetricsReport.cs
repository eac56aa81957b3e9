using System.Globalization;
using SemGeo.Tables;

namespace SemGeo.Evaluation;

/// <summary>Writes <see cref="GeolocationMetrics"/> for people (Markdown, plain) and for programs (CSV).</summary>
public static class MetricsReport
{
    /// <summary>Writes Markdown: a table of accuracies in percent with their 95 % intervals, and one of place hits.</summary>
    public static void WriteMarkdown(GeolocationMetrics metrics, TextWriter writer)
        => Write(metrics, writer, (table, to) => table.WriteMarkdown(to));

    /// <summary>Writes the same in padded columns, for a terminal.</summary>
    public static void WritePlain(GeolocationMetrics metrics, TextWriter writer)
        => Write(metrics, writer, (table, to) => table.WritePlain(to));

    /// <summary>
    /// Writes CSV, a line a figure: kind (predictor, baseline, place), name, rows, without_coordinate, without_prediction,
    /// median_km, radius_km, value, low, high; fractions are 0 to 1, columns without a meaning for a line are empty.
    /// </summary>
    public static void WriteCsv(GeolocationMetrics metrics, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var table = new TextTable("kind", "name", "rows", "without_coordinate", "without_prediction", "median_km", "radius_km", "value", "low", "high");
        foreach (var (kind, predictors) in new[] { ("predictor", metrics.Predictors), ("baseline", metrics.Baselines) })
        {
            foreach (var predictor in predictors)
            {
                foreach (var accuracy in predictor.Accuracies)
                {
                    table.Add(kind, predictor.Name, predictor.Rows, predictor.WithoutCoordinate, predictor.WithoutPrediction, predictor.MedianKm,
                        accuracy.RadiusKm, accuracy.Value, accuracy.Interval.Low, accuracy.Interval.High);
                }
            }
        }

        foreach (var place in metrics.Places)
            table.Add("place", place.Kind, place.Rows, null, null, null, null, place.Value, place.Interval.Low, place.Interval.High);
        table.WriteCsv(writer);
    }

    private static void Write(GeolocationMetrics metrics, TextWriter writer, Action<TextTable, TextWriter> write)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(writer);
        var all = metrics.Predictors.Concat(metrics.Baselines).ToArray();
        write(Accuracies(all), writer);
        foreach (var line in Missing(all))
            writer.WriteLine(line);
        if (metrics.Places.Count == 0)
            return;
        writer.WriteLine();
        write(Places(metrics.Places), writer);
    }

    private static TextTable Accuracies(PredictorMetrics[] all)
    {
        var radii = all.Length == 0 ? [] : all[0].Accuracies.Select(accuracy => accuracy.RadiusKm).ToArray();
        var table = new TextTable(["predictor", "rows", .. radii.Select(radius => $"% at {radius.ToString(CultureInfo.InvariantCulture)} km"), "median km"]);
        foreach (var metrics in all)
            table.Add([metrics.Name, metrics.Rows, .. metrics.Accuracies.Select(accuracy => Percent(accuracy.Value, accuracy.Interval)), Kilometres(metrics.MedianKm)]);
        return table;
    }

    private static IEnumerable<string> Missing(PredictorMetrics[] all)
    {
        if (all.Length > 0 && all[0].WithoutCoordinate > 0)
        {
            yield return "";
            yield return $"Left out: {all[0].WithoutCoordinate} rows without a true coordinate.";
        }

        foreach (var metrics in all.Where(metrics => metrics.WithoutPrediction > 0))
        {
            yield return "";
            yield return $"Counted as misses of {metrics.Name}: {metrics.WithoutPrediction} rows without a prediction.";
        }
    }

    private static TextTable Places(IReadOnlyList<PlaceHits> places)
    {
        var table = new TextTable("place", "rows", "hits", "% hit");
        foreach (var place in places)
            table.Add(place.Kind, place.Rows, place.Hits, Percent(place.Value, place.Interval));
        return table;
    }

    private static string Percent(double value, WilsonInterval interval)
        => double.IsNaN(value) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.0} ({100 * interval.Low:0.0}-{100 * interval.High:0.0})");

    private static string Kilometres(double km)
        => double.IsFinite(km) ? km.ToString(km < 10 ? "0.00" : "0", CultureInfo.InvariantCulture) : "-";
}
