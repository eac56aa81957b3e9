using System.Globalization;
using SemGeo.Evaluation;
using SemGeo.Reports.Charts;
using SemGeo.Reports.Html;

namespace SemGeo.Reports.Training;

/// <summary>The charts of a training run.</summary>
internal static class LearningCurveCharts
{
    private const int MostPoints = 400, MostEpochTicks = 13, MostColours = 6;
    private const double WholeEpoch = 0.99;

    /// <summary>Losses, learning rate, and a chart of accuracies for each predictor.</summary>
    public static IReadOnlyList<Chart> Of(LearningCurves curves)
    {
        var x = XAxis(curves);
        return [Losses(curves, x), LearningRate(curves, x), .. (curves.Validations.LastOrDefault()?.Predictors ?? []).Select(predictor => Accuracies(curves, predictor, x))];
    }

    /// <summary>Training losses at the middle of their photos, dashed and dotted the validations.</summary>
    private static Chart Losses(LearningCurves curves, ChartAxis x)
    {
        var (spans, names) = (Thin(curves.Spans), curves.HeadNames);
        var series = new List<ChartSeries>();
        for (var head = 0; head < names.Count; head++)
        {
            var (at, colour) = (head, head % MostColours);
            var trained = new ChartSeries(names[head], colour, [.. spans.Select(span => new ChartPoint((span.From + span.Images) / 2.0, span.HeadLosses[at]))]);
            if (spans.Count > 0)
                series.Add(trained);
            if (curves.Validations.Count > 0)
                series.Add(new ChartSeries(spans.Count > 0 ? "" : names[head], colour, [.. curves.Validations.Select(v => new ChartPoint(v.Images, v.Heads[at].Loss))]) { IsDashed = true, HasDots = true });
        }

        var most = series.SelectMany(s => s.Points).Select(point => point.Y).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var told = string.Concat(names.Select((name, head) => $" {name}: training {Number(spans.LastOrDefault()?.HeadLosses[head])}, validation {Number(curves.Validations.LastOrDefault()?.Heads[head].Loss)}."));
        return new Chart("Loss: training, and validation (dotted)", $"Loss of each head, at the end:{told}", x, ChartAxis.ToRound("loss", most), series);
    }

    private static Chart LearningRate(LearningCurves curves, ChartAxis x)
    {
        var points = Thin(curves.Spans).Select(span => new ChartPoint((span.From + span.Images) / 2.0, span.LearningRate)).ToArray();
        return new Chart("Learning rate", $"Learning rate, at the end {Number(points.LastOrDefault().Y)}.", x, ChartAxis.ToRound("learning rate", points.Select(point => point.Y).DefaultIfEmpty(1).Max()), [new ChartSeries("", 5, points)]);
    }

    private static Chart Accuracies(LearningCurves curves, PredictorMetrics last, ChartAxis x)
    {
        var validations = curves.Validations.Select(v => (v.Images, Metrics: v.Predictors.FirstOrDefault(p => p.Name == last.Name))).Where(v => v.Metrics is not null).ToArray();
        var series = last.Accuracies.Select((accuracy, i) => new ChartSeries(
            Text.Kilometres(accuracy.RadiusKm),
            i % MostColours,
            [.. validations.Select(v => new ChartPoint(v.Images, v.Metrics!.AccuracyAt(accuracy.RadiusKm).Value))])
        { HasDots = true }).ToArray();
        var most = series.SelectMany(s => s.Points).Select(point => point.Y).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var told = string.Join(", ", last.Accuracies.Select(a => string.Create(CultureInfo.InvariantCulture, $"{100 * a.Value:0.0} % within {a.RadiusKm:0} km")));
        return new Chart($"Accuracy of {last.Name}", $"Accuracy of {last.Name} at the last validation: {told}.", x, ChartAxis.ToRound("accuracy", most, share => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#}\u202f%")), series);
    }

    /// <summary>Photos, with the ends of epochs where there are some, else with round numbers.</summary>
    private static ChartAxis XAxis(LearningCurves curves)
    {
        var ends = curves.Spans.Select(span => (span.Epoch, span.Images)).Concat(curves.Validations.Select(v => (v.Epoch, v.Images)))
            .GroupBy(row => row.Epoch, row => row.Images).Select(epoch => (Epoch: epoch.Key, Images: epoch.Max())).OrderBy(end => end.Epoch).ToList();
        if (ends is [.., var before, var last] && last.Images - before.Images < WholeEpoch * ends[0].Images)
            ends.RemoveAt(ends.Count - 1);
        if (ends.Count < 2)
            return ChartAxis.ToRound("photos trained on", curves.Images) with { Most = Math.Max(1, curves.Images) };
        var every = (ends.Count + MostEpochTicks - 1) / MostEpochTicks;
        return new ChartAxis("epoch", 0, curves.Images, [.. ends.Where(end => end.Epoch % every == 0).Select(end => ((double)end.Images, end.Epoch.ToString(CultureInfo.InvariantCulture)))]);
    }

    /// <summary>Puts neighbours together until they are few enough to draw: means weighted by photos.</summary>
    internal static IReadOnlyList<TrainedSpan> Thin(IReadOnlyList<TrainedSpan> spans)
    {
        var size = (spans.Count + MostPoints - 1) / MostPoints;
        return size <= 1 ? spans : [.. spans.Chunk(size).Select(Merge)];
    }

    private static TrainedSpan Merge(TrainedSpan[] spans)
    {
        return spans[^1] with { From = spans[0].From, Loss = Mean(span => span.Loss), HeadLosses = [.. Enumerable.Range(0, spans[0].HeadLosses.Count).Select(head => Mean(span => span.HeadLosses[head]))] };

        double Mean(Func<TrainedSpan, double> value)
        {
            var known = spans.Where(span => !double.IsNaN(value(span))).ToArray();
            return known.Sum(span => value(span) * (span.Images - span.From)) / known.Sum(span => span.Images - span.From);
        }
    }

    private static string Number(double? value) => value is { } known && !double.IsNaN(known) ? known.ToString("0.0000", CultureInfo.InvariantCulture) : "–";
}
